# wav2vec 2.0 (arXiv 2006.11477), HuBERT (2106.07447) and WavLM (2110.13900) with a CTC head, as serialised TorchScript.
# B sounds, N samples, T frames, H heads, D channels, d = D / H.

# A convolution of the feature encoder: no padding, then a norm of each frame or none, then GELU. It is a matrix product
# with windows of the sound: frames come before channels here, so that a window is one piece of memory.
class Convolution:
  kernel : int
  stride : int
  linear : __torch__.layers.Linear
  norms : List[__torch__.blocks.LayerNorm]
  def __init__(self: __torch__.wav2vec2.Convolution, w: Dict[str, Tensor], name: str, stride: int, layer_norm: bool, kind: int) -> NoneType:
    weight = w[name + ".conv.weight"]
    self.kernel = torch.size(weight, 2)
    self.stride = stride
    self.linear = __torch__.layers.Linear.__new__(__torch__.layers.Linear)
    _0 = (self.linear).__init__(torch.flatten(torch.permute(weight, [0, 2, 1]), 1), __torch__.blocks.optional(w, name + ".conv.bias"), kind)
    self.norms = annotate(List[__torch__.blocks.LayerNorm], [])
    if layer_norm:
      (self.norms).append(__torch__.blocks.norm(w, name + ".layer_norm", kind))
    return None
  # [B, frames, channels] -> fewer frames
  def forward(self: __torch__.wav2vec2.Convolution, x: Tensor) -> Tensor:
    windows = __torch__.wav2vec2.windows(x, self.kernel, self.stride)
    if torch.eq(torch.len(self.norms), 0):
      y = (self.linear).gelu(windows)
    else:
      y = torch.gelu_((self.norms[0]).forward((self.linear).forward(windows)))
    return y

# [B, frames, channels] -> [B, windows, kernel x channels]
def windows(x: Tensor, kernel: int, stride: int) -> Tensor:
  b, n, c, = torch.size(x)
  count = torch.floordiv(n - kernel, stride) + 1
  return torch.contiguous(torch.as_strided(x, [b, count, kernel * c], [n * c, stride * c, 1]))

# The norm of each channel over all of the time, which follows the first convolution of the older build. A convolution
# is linear: the mean and the variance of what it makes of a sound follow from those of the sound's windows. So the norm
# becomes a matter of weights, other ones for each sound, and needs no pass over what is made of it.
class ChannelNorm:
  kernel : int
  stride : int
  dtype : int
  matrix : Tensor
  weight : Tensor
  bias : Tensor
  def __init__(self: __torch__.wav2vec2.ChannelNorm, w: Dict[str, Tensor], name: str, stride: int, kind: int) -> NoneType:
    weight = w[name + ".conv.weight"]
    self.kernel = torch.size(weight, 2)
    self.stride = stride
    self.dtype = __torch__.layers.dtype_of(kind)
    cpu = torch.device("cpu")
    self.matrix = torch.to(torch.transpose(torch.flatten(weight, 1), 0, 1), cpu, 7)
    self.weight = torch.to(w[name + ".layer_norm.weight"], cpu, 7)
    self.bias = torch.to(w[name + ".layer_norm.bias"], cpu, 7)
    return None
  # sounds: [B, N] -> the matrix, [B, kernel, channels], and what is added, [B, 1, channels]. The differences of nearby
  # samples are small: it takes doubles to see them, which not every device has.
  def fitted(self: __torch__.wav2vec2.ChannelNorm, sounds: Tensor) -> Tuple[Tensor, Tensor]:
    x = __torch__.wav2vec2.windows(torch.to(torch.unsqueeze(sounds, 2), torch.device("cpu"), 7), self.kernel, self.stride)
    mean = torch.mean(x, [1], True)
    rest = x - mean
    spread = torch.div(torch.matmul(torch.transpose(rest, 1, 2), rest), torch.size(x, 1))
    variance = torch.sum(torch.matmul(spread, self.matrix) * self.matrix, [1], True)
    scale = self.weight * torch.rsqrt(variance + 1e-5)
    device = ops.prim.device(sounds)
    matrix = torch.to(self.matrix * scale, device, self.dtype)
    return (matrix, torch.to(self.bias - torch.matmul(mean, self.matrix) * scale, device, self.dtype))
  # sounds: [B, N, 1] -> [B, frames, channels]
  def forward(self: __torch__.wav2vec2.ChannelNorm, sounds: Tensor, fitted: Tuple[Tensor, Tensor]) -> Tensor:
    matrix, added, = fitted
    return torch.gelu_(torch.baddbmm(added, __torch__.wav2vec2.windows(sounds, self.kernel, self.stride), matrix))

# Sounds to frames. It is done in pieces, because what the first convolutions make of 30 s is so large that every one of
# them would wait for the memory. What a frame is made of is in one piece: nothing changes where they meet.
class Features:
  hop : int
  reach : int
  dtype : int
  piece : int
  norms : List[__torch__.wav2vec2.ChannelNorm]
  convolutions : List[__torch__.wav2vec2.Convolution]
  def __init__(self: __torch__.wav2vec2.Features, w: Dict[str, Tensor], strides: List[int], layer_norms: bool, kind: int) -> NoneType:
    self.hop = 1
    self.reach = 1
    self.piece = 100
    self.dtype = __torch__.layers.dtype_of(kind)
    self.norms = annotate(List[__torch__.wav2vec2.ChannelNorm], [])
    self.convolutions = annotate(List[__torch__.wav2vec2.Convolution], [])
    for i in range(torch.len(strides)):
      name = "feature_extractor.conv_layers." + str(i)
      self.reach = self.reach + (torch.size(w[name + ".conv.weight"], 2) - 1) * self.hop
      self.hop = self.hop * strides[i]
      if torch.__contains__(w, name + ".layer_norm.weight") and not layer_norms:
        n = __torch__.wav2vec2.ChannelNorm.__new__(__torch__.wav2vec2.ChannelNorm)
        _0 = (n).__init__(w, name, strides[i], kind)
        (self.norms).append(n)
      else:
        c = __torch__.wav2vec2.Convolution.__new__(__torch__.wav2vec2.Convolution)
        _1 = (c).__init__(w, name, strides[i], layer_norms, kind)
        (self.convolutions).append(c)
    return None
  # [B, N] -> [B, T, channels]
  def forward(self: __torch__.wav2vec2.Features, sounds: Tensor) -> Tensor:
    x = torch.to(torch.unsqueeze(sounds, 2), self.dtype)
    frames = torch.floordiv(torch.size(sounds, 1) - self.reach, self.hop) + 1
    fitted = annotate(List[Tuple[Tensor, Tensor]], [])
    for n in self.norms:
      (fitted).append((n).fitted(sounds))
    pieces = annotate(List[Tensor], [])
    for i in range(torch.floordiv(frames + self.piece - 1, self.piece)):
      at = i * self.piece
      end = min(frames, at + self.piece) - 1
      y = torch.contiguous(torch.slice(x, 1, at * self.hop, end * self.hop + self.reach))
      for j in range(torch.len(self.norms)):
        y = (self.norms[j]).forward(y, fitted[j])
      for c in self.convolutions:
        y = (c).forward(y)
      (pieces).append(y)
    return torch.cat(pieces, 1)

# The convolution that stands for positions. Its weight is g v / |v|, the norm taken for each place in the kernel; older
# files call the two weight_g and weight_v.
class Positions:
  groups : int
  weight : Tensor
  bias : Tensor
  def __init__(self: __torch__.wav2vec2.Positions, w: Dict[str, Tensor], groups: int, dtype: int) -> NoneType:
    name = "encoder.pos_conv_embed.conv."
    if torch.__contains__(w, name + "weight_g"):
      g = torch.to(w[name + "weight_g"], 6)
      v = torch.to(w[name + "weight_v"], 6)
    else:
      g = torch.to(w[name + "parametrizations.weight.original0"], 6)
      v = torch.to(w[name + "parametrizations.weight.original1"], 6)
    length = torch.sqrt(torch.sum(v * v, [0, 1], True))
    self.groups = groups
    self.weight = torch.to(v * (g / length), dtype)
    self.bias = torch.to(w[name + "bias"], dtype)
    return None
  # [B, T, D] -> the same shape: a kernel of even length makes one frame too many, which is left out
  def forward(self: __torch__.wav2vec2.Positions, x: Tensor) -> Tensor:
    half = torch.floordiv(torch.size(self.weight, 2), 2)
    y = torch.conv1d(torch.transpose(x, 1, 2), self.weight, self.bias, [1], [half], [1], self.groups)
    return torch.transpose(torch.gelu_(torch.slice(y, 2, 0, torch.size(x, 1))), 1, 2)

# WavLM: how much a layer makes of the distances between frames, by what it hears there.
class Gate:
  weight : Tensor
  bias : Tensor
  constant : Tensor
  def __init__(self: __torch__.wav2vec2.Gate, w: Dict[str, Tensor], name: str) -> NoneType:
    self.weight = torch.to(w[name + ".gru_rel_pos_linear.weight"], 6)
    self.bias = torch.to(w[name + ".gru_rel_pos_linear.bias"], 6)
    self.constant = torch.to(w[name + ".gru_rel_pos_const"], 6)
    return None
  # x: [B, T, D] -> [B, H, T, 1]
  def forward(self: __torch__.wav2vec2.Gate, x: Tensor, heads: int) -> Tensor:
    both = torch.linear(torch.to(__torch__.blocks.split(x, heads), 6), self.weight, self.bias)
    opened = torch.sigmoid(torch.sum(torch.unflatten(both, 3, [2, 4]), [-1]))
    first, second, = torch.chunk(opened, 2, 3)
    return first * (second * self.constant - 1.0) + 2.0

class Layer:
  heads : int
  first : bool
  attention : int
  qkv : __torch__.layers.Linear
  out : __torch__.layers.Linear
  norm : __torch__.blocks.LayerNorm
  inner : __torch__.layers.Linear
  outer : __torch__.layers.Linear
  last_norm : __torch__.blocks.LayerNorm
  gates : List[__torch__.wav2vec2.Gate]
  def __init__(self: __torch__.wav2vec2.Layer, w: Dict[str, Tensor], name: str, heads: int, first: bool, kind: int, attention: int) -> NoneType:
    self.heads = heads
    self.first = first
    self.attention = attention
    self.qkv = __torch__.blocks.fused(w, name + ".attention", [".q_proj", ".k_proj", ".v_proj"], kind)
    self.out = __torch__.blocks.linear(w, name + ".attention.out_proj", kind)
    self.norm = __torch__.blocks.norm(w, name + ".layer_norm", kind)
    self.inner = __torch__.blocks.linear(w, name + ".feed_forward.intermediate_dense", kind)
    self.outer = __torch__.blocks.linear(w, name + ".feed_forward.output_dense", kind)
    self.last_norm = __torch__.blocks.norm(w, name + ".final_layer_norm", kind)
    self.gates = annotate(List[__torch__.wav2vec2.Gate], [])
    if torch.__contains__(w, name + ".attention.gru_rel_pos_const"):
      gate = __torch__.wav2vec2.Gate.__new__(__torch__.wav2vec2.Gate)
      _0 = (gate).__init__(w, name + ".attention")
      (self.gates).append(gate)
    return None
  # x: what is attended to, [B, T, D]; mask: [B, 1, 1, T] or none; distances: [1, H, T, T] or none
  def attended(self: __torch__.wav2vec2.Layer, x: Tensor, residual: Tensor, mask: Optional[Tensor], distances: Optional[Tensor]) -> Tensor:
    h = self.heads
    qkv = torch.to((self.qkv).forward(x), self.attention)
    queries, keys, values, = torch.chunk(qkv, 3, 2)
    q = __torch__.blocks.split(queries, h)
    k = __torch__.blocks.split(keys, h)
    v = __torch__.blocks.split(values, h)
    if distances is not None:
      bias = (self.gates[0]).forward(x, h) * distances
      if mask is not None:
        bias = torch.masked_fill(bias, torch.logical_not(mask), -1e30)
      a = torch.scaled_dot_product_attention(q, k, v, torch.to(bias, ops.prim.dtype(q)), 0.0, False)
    elif mask is not None:
      a = torch.scaled_dot_product_attention(q, k, v, mask, 0.0, False)
    else:
      a = __torch__.layers.attend(q, k, v)
    return (self.out).plus(torch.to(__torch__.blocks.merge(a), ops.prim.dtype(residual)), residual)
  # Norms come before what they are for, or after it.
  def forward(self: __torch__.wav2vec2.Layer, x: Tensor, mask: Optional[Tensor], distances: Optional[Tensor]) -> Tensor:
    if self.first:
      y = (self).attended((self.norm).forward(x), x, mask, distances)
      z = (self.outer).plus((self.inner).gelu((self.last_norm).forward(y)), y)
    else:
      y = (self.norm).forward((self).attended(x, x, mask, distances))
      z = (self.last_norm).forward((self.outer).plus((self.inner).gelu(y), y))
    return z

# kind: in what the matrices of the layers are; sound_kind: in what everything else is that takes long, the convolutions
# and attention
class Model:
  kind : int
  first : bool
  masked : bool
  longest : int
  features : __torch__.wav2vec2.Features
  feature_norms : List[__torch__.blocks.LayerNorm]
  projection : __torch__.layers.Linear
  positions : __torch__.wav2vec2.Positions
  norm : __torch__.blocks.LayerNorm
  layers : List[__torch__.wav2vec2.Layer]
  distances : List[Tensor]
  head : __torch__.layers.Linear
  def __init__(self: __torch__.wav2vec2.Model, w: Dict[str, Tensor], strides: List[int], layer_norms: bool, groups: int, layers: int, heads: int, first: bool, masked: bool, longest: int, kind: int, sound_kind: int) -> NoneType:
    self.kind = kind
    self.first = first
    self.masked = masked
    self.longest = longest
    d = __torch__.layers.dtype_of(sound_kind)
    self.features = __torch__.wav2vec2.Features.__new__(__torch__.wav2vec2.Features)
    _0 = (self.features).__init__(w, strides, layer_norms, sound_kind)
    self.feature_norms = annotate(List[__torch__.blocks.LayerNorm], [])
    if torch.__contains__(w, "feature_projection.layer_norm.weight"):
      (self.feature_norms).append(__torch__.blocks.norm(w, "feature_projection.layer_norm", kind))
    self.projection = __torch__.blocks.linear(w, "feature_projection.projection", kind)
    self.positions = __torch__.wav2vec2.Positions.__new__(__torch__.wav2vec2.Positions)
    _1 = (self.positions).__init__(w, groups, d)
    self.norm = __torch__.blocks.norm(w, "encoder.layer_norm", kind)
    self.layers = annotate(List[__torch__.wav2vec2.Layer], [])
    for i in range(layers):
      l = __torch__.wav2vec2.Layer.__new__(__torch__.wav2vec2.Layer)
      _2 = (l).__init__(w, "encoder.layers." + str(i), heads, first, kind, d)
      (self.layers).append(l)
    self.distances = annotate(List[Tensor], [])
    if torch.__contains__(w, "encoder.layers.0.attention.rel_attn_embed.weight"):
      (self.distances).append(torch.to(w["encoder.layers.0.attention.rel_attn_embed.weight"], 6))
    self.head = __torch__.blocks.linear(w, "lm_head", kind)
    return None
  # WavLM: a number for every head and distance, [1, H, T, T]. Half of the table is for frames that come later. Of each
  # half a half is for single distances, the other for ever larger classes of them, up to the longest.
  def spread(self: __torch__.wav2vec2.Model, table: Tensor, frames: int) -> Tensor:
    at = torch.arange(frames, dtype=4, device=ops.prim.device(table))
    ahead = torch.unsqueeze(at, 0) - torch.unsqueeze(at, 1)
    half = torch.floordiv(torch.size(table, 0), 2)
    single = torch.floordiv(half, 2)
    far = torch.abs(ahead)
    classes = torch.log(torch.to(far, 6) / single) / torch.log(self.longest / single) * (half - single)
    rank = torch.clamp(torch.to(torch.clamp(classes, 0.0) + single, 4), 0, half - 1)
    bucket = torch.where(torch.lt(far, single), far, rank) + torch.to(torch.gt(ahead, 0), 4) * half
    return torch.unsqueeze(torch.permute(torch.embedding(table, bucket), [2, 0, 1]), 0)

class Network(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def load(self: __torch__.wav2vec2.Network, w: Dict[str, Tensor], strides: List[int], layer_norms: bool, groups: int, layers: int, heads: int, first: bool, masked: bool, longest: int, kind: int, sound_kind: int) -> __torch__.wav2vec2.Model:
    m = __torch__.wav2vec2.Model.__new__(__torch__.wav2vec2.Model)
    _0 = (m).__init__(w, strides, layer_norms, groups, layers, heads, first, masked, longest, kind, sound_kind)
    return m
  # The kernel of the convolution that stands for positions, [D, D / groups, places]
  def kernel(self: __torch__.wav2vec2.Network, m: __torch__.wav2vec2.Model) -> Tensor:
    return torch.to(m.positions.weight, 6)
  # sounds: [B, N] -> what the convolutions make of them, [B, T, channels]
  def features(self: __torch__.wav2vec2.Network, m: __torch__.wav2vec2.Model, sounds: Tensor) -> Tensor:
    return torch.to((m.features).forward(sounds), 6)
  # WavLM: what the first layer's table says of so many frames, [1, H, T, T]
  def distances(self: __torch__.wav2vec2.Network, m: __torch__.wav2vec2.Model, frames: int) -> Tensor:
    return (m).spread(m.distances[0], frames)
  # The sum of each tensor
  def sums(self: __torch__.wav2vec2.Network, w: Dict[str, Tensor]) -> Tensor:
    return __torch__.blocks.sums(w)
  # sounds: [B, N]; frames: how many of each are no padding -> scores of all tokens, [B, T, V]
  def score(self: __torch__.wav2vec2.Network, m: __torch__.wav2vec2.Model, sounds: Tensor, frames: List[int]) -> Tensor:
    x = torch.to((m.features).forward(sounds), __torch__.layers.dtype_of(m.kind))
    for n in m.feature_norms:
      x = (n).forward(x)
    x = (m.projection).forward(x)
    t = torch.size(x, 1)
    mask = annotate(Optional[Tensor], None)
    if m.masked:
      there = torch.tensor(frames, dtype=4, device=ops.prim.device(x))
      if torch.lt(min(frames), t):
        at = torch.arange(t, dtype=4, device=ops.prim.device(x))
        heard = torch.lt(torch.unsqueeze(at, 0), torch.unsqueeze(there, 1))
        x = x * torch.to(torch.unsqueeze(heard, 2), ops.prim.dtype(x))
        mask = torch.unsqueeze(torch.unsqueeze(heard, 1), 1)
    distances = annotate(Optional[Tensor], None)
    if torch.gt(torch.len(m.distances), 0):
      distances = (m).spread(m.distances[0], t)
    positions = (m.positions).forward(torch.to(x, ops.prim.dtype(m.positions.weight)))
    x = torch.contiguous(x + torch.to(positions, ops.prim.dtype(x)))
    if not m.first:
      x = (m.norm).forward(x)
    for l in m.layers:
      x = (l).forward(x, mask, distances)
    if m.first:
      x = (m.norm).forward(x)
    return torch.to((m.head).forward(x), 6)
