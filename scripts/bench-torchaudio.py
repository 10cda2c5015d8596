#!/usr/bin/env python3
"""Times torchaudio's wav2vec 2.0 on a checkpoint folder, to put beside `earshot bench -m FOLDER`.

usage: bench-torchaudio.py FOLDER THREADS

FOLDER is laid out as by Hugging Face, its weights 32-bit floats in one model.safetensors. Needs torch, torchaudio, numpy.
"""
import json
import statistics
import struct
import sys
import time

import numpy as np
import torch
import torchaudio


def tensors(path):
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    header = struct.unpack("<Q", raw[:8].tobytes())[0]
    data = raw[8 + header:]
    for name, tensor in json.loads(raw[8:8 + header].tobytes()).items():
        if name != "__metadata__":
            start, end = tensor["data_offsets"]
            yield name, torch.from_numpy(data[start:end].view(np.float32).reshape(tensor["shape"]).copy())


def renamed(name):
    for new, old in ("original0", "weight_g"), ("original1", "weight_v"):
        name = name.replace("parametrizations.weight." + new, old)
    if name.startswith("lm_head."):
        return name.replace("lm_head.", "aux.")
    name = name.removeprefix("wav2vec2.")
    if name.startswith("feature_projection."):
        return "encoder." + name
    return name.replace("encoder.", "encoder.transformer.", 1) if name.startswith("encoder.") else name


def load(folder):
    with open(folder + "/config.json") as file:
        config = json.load(file)
    model = torchaudio.models.wav2vec2_model(
        config["feat_extract_norm"] + "_norm",
        list(zip(config["conv_dim"], config["conv_kernel"], config["conv_stride"])), config["conv_bias"],
        config["hidden_size"], 0.0, config["num_conv_pos_embeddings"], config["num_conv_pos_embedding_groups"],
        config["num_hidden_layers"], config["num_attention_heads"], 0.0, config["intermediate_size"], 0.0, 0.0,
        config["do_stable_layer_norm"], 0.0, config["vocab_size"]).eval()
    model.load_state_dict({renamed(name): tensor for name, tensor in tensors(folder + "/model.safetensors")})
    model.encoder.transformer.pos_conv_embed.__prepare_scriptable__()  # computes its normed weight once, not each time
    return model


model = load(sys.argv[1])
torch.set_num_threads(int(sys.argv[2]))
with torch.inference_mode():
    for seconds in 5, 10, 30:
        sound = torch.rand(1, 16_000 * seconds) * 3.4 - 1.7
        times = []
        for _ in range(6):
            start = time.perf_counter()
            model(sound)
            times.append(time.perf_counter() - start)
        print(f"{seconds:2d} s: median {1000 * statistics.median(times[1:]):.0f} ms", flush=True)
