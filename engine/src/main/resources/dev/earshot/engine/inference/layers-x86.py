# Layers for x86-64 processors: weights packed once for oneDNN (floats) or FBGEMM (8-bit integers).
# kind: 0 float32, 1 bfloat16, 3 int8 (a scale a row; activations are float32, quantised on the fly), 4 int8 with
# activations of 7 bits, for processors whose 8-bit products are added up in 16 bits and would saturate.

def dtype_of(kind: int) -> int:
  if kind == 1:
    d = 15
  else:
    d = 6
  return d

class Linear:
  kind : int
  weight : Tensor
  bias : Optional[Tensor]
  packed : List[__torch__.torch.classes.quantized.LinearPackedParamsBase]
  def __init__(self: __torch__.layers.Linear, weight: Tensor, bias: Optional[Tensor], kind: int) -> NoneType:
    self.kind = kind
    self.packed = annotate(List[__torch__.torch.classes.quantized.LinearPackedParamsBase], [])
    self.weight = torch.empty([0])
    d = __torch__.layers.dtype_of(kind)
    if bias is not None:
      b : Optional[Tensor] = torch.to(bias, d)
    else:
      b = None
    self.bias = b
    if kind >= 3:
      w = torch.to(weight, 6)
      scale = torch.clamp(torch.amax(torch.abs(w), [1]) / 127.0, 1e-12)
      zero = torch.zeros([torch.size(w, 0)], dtype=4)
      q = torch.quantize_per_channel(w, torch.to(scale, 7), zero, 0, 12)
      (self.packed).append(ops.quantized.linear_prepack(q, b))
    else:
      self.weight = ops.mkldnn._reorder_linear_weight(torch.contiguous(torch.to(weight, d)))
    return None
  # x W^T + b, in the type of x
  def forward(self: __torch__.layers.Linear, x: Tensor) -> Tensor:
    if self.kind >= 3:
      y = ops.quantized.linear_dynamic(x, self.packed[0], self.kind == 4)
    else:
      y = ops.mkldnn._linear_pointwise(x, self.weight, self.bias, "none", annotate(List[Optional[number]], []), "")
    return y
  def gelu(self: __torch__.layers.Linear, x: Tensor) -> Tensor:
    if self.kind >= 3:
      y = torch.gelu_(ops.quantized.linear_dynamic(x, self.packed[0], self.kind == 4))
    else:
      y = ops.mkldnn._linear_pointwise(x, self.weight, self.bias, "gelu", annotate(List[Optional[number]], []), "none")
    return y
  # residual + forward(x)
  def plus(self: __torch__.layers.Linear, x: Tensor, residual: Tensor) -> Tensor:
    if self.kind >= 3:
      y = torch.add_(ops.quantized.linear_dynamic(x, self.packed[0], self.kind == 4), residual)
    else:
      y = ops.mkldnn._linear_pointwise(x, residual, self.weight, self.bias, "add")
    return y

# Attention without a mask. q: [B, H, P, d]; keys, values: [B, H, T, d] -> [B, H, P, d]. In bfloat16 as plain products,
# a block of queries at a time so that the scores stay in the cache: with AVX-512 half as long again as PyTorch's own.
def attend(q: Tensor, keys: Tensor, values: Tensor) -> Tensor:
  if torch.eq(ops.prim.dtype(q), 15):
    scaled = torch.flatten(torch.div(q, torch.sqrt(torch.size(q, 3))), 0, 1)
    k = torch.transpose(torch.flatten(torch.contiguous(keys), 0, 1), 1, 2)
    v = torch.flatten(torch.contiguous(values), 0, 1)
    if torch.gt(torch.size(q, 2), 128):
      out = annotate(List[Tensor], [])
      for block in torch.split(scaled, 128, 1):
        _0 = torch.append(out, torch.bmm(torch.softmax(torch.bmm(block, k), -1), v))
      a = torch.cat(out, 1)
    else:
      a = torch.bmm(torch.softmax(torch.bmm(scaled, k), -1), v)
    y = torch.view(a, torch.size(q))
  else:
    y = torch.scaled_dot_product_attention(q, keys, values, None, 0.0, False)
  return y
