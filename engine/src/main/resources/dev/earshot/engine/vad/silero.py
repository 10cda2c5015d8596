# Silero VAD for 16 kHz, as serialised TorchScript: a spectrogram, four convolutions, a recurrent cell, a probability.
# N windows of 512 samples, each heard with the 64 samples before it.

class Model:
  spectrum : Tensor
  weights : List[Tensor]
  biases : List[Tensor]
  cell : List[Tensor]
  last_weight : Tensor
  last_bias : Tensor
  def __init__(self: __torch__.silero.Model, w: Dict[str, Tensor]) -> NoneType:
    self.spectrum = w["stft_conv.weight"]
    self.weights = [w["conv1.weight"], w["conv2.weight"], w["conv3.weight"], w["conv4.weight"]]
    self.biases = [w["conv1.bias"], w["conv2.bias"], w["conv3.bias"], w["conv4.bias"]]
    self.cell = [w["lstm_cell.weight_ih"], w["lstm_cell.weight_hh"], w["lstm_cell.bias_ih"], w["lstm_cell.bias_hh"]]
    self.last_weight = torch.select(w["final_conv.weight"], 2, 0)
    self.last_bias = w["final_conv.bias"]
    return None
  # [N, 576] -> [N, 128]
  def features(self: __torch__.silero.Model, windows: Tensor) -> Tensor:
    mirrored = torch.reflection_pad1d(torch.unsqueeze(windows, 1), [0, 64])
    parts = torch.conv1d(mirrored, self.spectrum, None, [128])
    real, imaginary, = torch.chunk(parts, 2, 1)
    x = torch.sqrt(real * real + imaginary * imaginary)
    strides = [1, 2, 2, 1]
    for i in range(4):
      x = torch.relu_(torch.conv1d(x, self.weights[i], self.biases[i], [strides[i]], [1]))
    return torch.squeeze(x, 2)

# What one stream remembers, both [1, 128].
class State:
  h : Tensor
  c : Tensor
  def __init__(self: __torch__.silero.State, m: __torch__.silero.Model) -> NoneType:
    self.h = torch.new_zeros(m.last_weight, [1, 128])
    self.c = torch.new_zeros(m.last_weight, [1, 128])
    return None

class Network(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def load(self: __torch__.silero.Network, w: Dict[str, Tensor]) -> __torch__.silero.Model:
    m = __torch__.silero.Model.__new__(__torch__.silero.Model)
    _0 = (m).__init__(w)
    return m
  def start(self: __torch__.silero.Network, m: __torch__.silero.Model) -> __torch__.silero.State:
    s = __torch__.silero.State.__new__(__torch__.silero.State)
    _0 = (s).__init__(m)
    return s
  # sound: [64 + 512 N], the first 64 samples heard before -> the probability of speech in each window, [N]
  def hear(self: __torch__.silero.Network, m: __torch__.silero.Model, s: __torch__.silero.State, sound: Tensor) -> Tensor:
    features = (m).features(torch.unfold(sound, 0, 576, 512))
    hidden = annotate(List[Tensor], [])
    for i in range(torch.size(features, 0)):
      h, c, = torch.lstm_cell(torch.slice(features, 0, i, i + 1), [s.h, s.c], m.cell[0], m.cell[1], m.cell[2], m.cell[3])
      s.h = h
      s.c = c
      _0 = torch.append(hidden, h)
    return torch.sigmoid(torch.squeeze(torch.linear(torch.relu(torch.cat(hidden, 0)), m.last_weight, m.last_bias), 1))
