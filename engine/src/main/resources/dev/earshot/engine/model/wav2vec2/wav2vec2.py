# wav2vec 2.0 (arXiv 2006.11477), HuBERT (2106.07447) and WavLM (2110.13900) with a CTC head, as serialised TorchScript.
# B sounds, N samples, T frames, H heads, D channels, d = D / H.

# A convolution of the feature encoder: no padding, then a norm or none, then GELU.
# norm: 0 none, 1 each channel over time, 2 all channels of a frame.
class Convolution:
  stride : int
  norm : int
  weight : Tensor
  bias : Optional[Tensor]
  norm_weight : Tensor
  norm_bias : Tensor
  def __init__(self: __torch__.wav2vec2.Convolution, w: Dict[str, Tensor], name: str, stride: int, norm: int, dtype: int) -> NoneType:
    self.stride = stride
    self.norm = norm
    self.weight = torch.to(w[name + ".conv.weight"], dtype)
    bias = __torch__.blocks.optional(w, name + ".conv.bias")
    if bias is not None:
      b : Optional[Tensor] = torch.to(bias, dtype)
    else:
      b = None
    self.bias = b
    if norm > 0:
      self.norm_weight = torch.to(w[name + ".layer_norm.weight"], dtype)
      self.norm_bias = torch.to(w[name + ".layer_norm.bias"], dtype)
    else:
      self.norm_weight = torch.empty([0])
      self.norm_bias = torch.empty([0])
    return None
  # [B, channels, frames]
  def forward(self: __torch__.wav2vec2.Convolution, x: Tensor) -> Tensor:
    y = torch.conv1d(x, self.weight, self.bias, [self.stride])
    if self.norm == 1:
      y = torch.group_norm(y, torch.size(y, 1), self.norm_weight, self.norm_bias, 1e-5, False)
    elif self.norm == 2:
      n = torch.layer_norm(torch.transpose(y, 1, 2), torch.size(self.norm_weight), self.norm_weight, self.norm_bias, 1e-5, False)
      y = torch.transpose(n, 1, 2)
    return torch.gelu_(y)

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
  qkv : __torch__.layers.Linear
  out : __torch__.layers.Linear
  norm : __torch__.blocks.LayerNorm
  inner : __torch__.layers.Linear
  outer : __torch__.layers.Linear
  last_norm : __torch__.blocks.LayerNorm
  gates : List[__torch__.wav2vec2.Gate]
  def __init__(self: __torch__.wav2vec2.Layer, w: Dict[str, Tensor], name: str, heads: int, first: bool, kind: int) -> NoneType:
    self.heads = heads
    self.first = first
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
    queries, keys, values, = torch.chunk((self.qkv).forward(x), 3, 2)
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
    return (self.out).plus(__torch__.blocks.merge(a), residual)
  # Norms come before what they are for, or after it.
  def forward(self: __torch__.wav2vec2.Layer, x: Tensor, mask: Optional[Tensor], distances: Optional[Tensor]) -> Tensor:
    if self.first:
      y = (self).attended((self.norm).forward(x), x, mask, distances)
      z = (self.outer).plus((self.inner).gelu((self.last_norm).forward(y)), y)
    else:
      y = (self.norm).forward((self).attended(x, x, mask, distances))
      z = (self.last_norm).forward((self.outer).plus((self.inner).gelu(y), y))
    return z

class Model:
  kind : int
  first : bool
  masked : bool
  longest : int
  convolutions : List[__torch__.wav2vec2.Convolution]
  feature_norms : List[__torch__.blocks.LayerNorm]
  projection : __torch__.layers.Linear
  positions : __torch__.wav2vec2.Positions
  norm : __torch__.blocks.LayerNorm
  layers : List[__torch__.wav2vec2.Layer]
  distances : List[Tensor]
  head : __torch__.layers.Linear
  def __init__(self: __torch__.wav2vec2.Model, w: Dict[str, Tensor], strides: List[int], layer_norms: bool, groups: int, layers: int, heads: int, first: bool, masked: bool, longest: int, kind: int) -> NoneType:
    self.kind = kind
    self.first = first
    self.masked = masked
    self.longest = longest
    d = __torch__.layers.dtype_of(kind)
    self.convolutions = annotate(List[__torch__.wav2vec2.Convolution], [])
    for i in range(torch.len(strides)):
      if layer_norms:
        norm = 2
      elif i == 0:
        norm = 1
      else:
        norm = 0
      c = __torch__.wav2vec2.Convolution.__new__(__torch__.wav2vec2.Convolution)
      _0 = (c).__init__(w, "feature_extractor.conv_layers." + str(i), strides[i], norm, d)
      (self.convolutions).append(c)
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
      _2 = (l).__init__(w, "encoder.layers." + str(i), heads, first, kind)
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
  def load(self: __torch__.wav2vec2.Network, w: Dict[str, Tensor], strides: List[int], layer_norms: bool, groups: int, layers: int, heads: int, first: bool, masked: bool, longest: int, kind: int) -> __torch__.wav2vec2.Model:
    m = __torch__.wav2vec2.Model.__new__(__torch__.wav2vec2.Model)
    _0 = (m).__init__(w, strides, layer_norms, groups, layers, heads, first, masked, longest, kind)
    return m
  # The kernel of the convolution that stands for positions, [D, D / groups, places]
  def kernel(self: __torch__.wav2vec2.Network, m: __torch__.wav2vec2.Model) -> Tensor:
    return torch.to(m.positions.weight, 6)
  # WavLM: what the first layer's table says of so many frames, [1, H, T, T]
  def distances(self: __torch__.wav2vec2.Network, m: __torch__.wav2vec2.Model, frames: int) -> Tensor:
    return (m).spread(m.distances[0], frames)
  # sounds: [B, N]; frames: how many of each are no padding -> scores of all tokens, [B, T, V]
  def score(self: __torch__.wav2vec2.Network, m: __torch__.wav2vec2.Model, sounds: Tensor, frames: List[int]) -> Tensor:
    x = torch.to(torch.unsqueeze(sounds, 1), __torch__.layers.dtype_of(m.kind))
    for c in m.convolutions:
      x = (c).forward(x)
    x = torch.contiguous(torch.transpose(x, 1, 2))
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
    x = torch.contiguous(x + (m.positions).forward(x))
    if not m.first:
      x = (m.norm).forward(x)
    for l in m.layers:
      x = (l).forward(x, mask, distances)
    if m.first:
      x = (m.norm).forward(x)
    return torch.to((m.head).forward(x), 6)
