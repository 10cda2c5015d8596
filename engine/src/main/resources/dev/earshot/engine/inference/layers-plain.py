# Layers for GPUs, and for processors without packed kernels.
# kind: 0 float32, 1 bfloat16, 2 float16.

def dtype_of(kind: int) -> int:
  if kind == 1:
    d = 15
  elif kind == 2:
    d = 5
  else:
    d = 6
  return d

class Linear:
  weight : Tensor
  bias : Optional[Tensor]
  def __init__(self: __torch__.layers.Linear, weight: Tensor, bias: Optional[Tensor], kind: int) -> NoneType:
    d = __torch__.layers.dtype_of(kind)
    self.weight = torch.to(weight, d)
    if bias is not None:
      b : Optional[Tensor] = torch.to(bias, d)
    else:
      b = None
    self.bias = b
    return None
  def forward(self: __torch__.layers.Linear, x: Tensor) -> Tensor:
    return torch.linear(x, self.weight, self.bias)
  def gelu(self: __torch__.layers.Linear, x: Tensor) -> Tensor:
    return torch.gelu_(torch.linear(x, self.weight, self.bias))
  # residual + forward(x)
  def plus(self: __torch__.layers.Linear, x: Tensor, residual: Tensor) -> Tensor:
    return torch.add_(torch.linear(x, self.weight, self.bias), residual)

# Attention without a mask. q: [B, H, P, d]; keys, values: [B, H, T, d] -> [B, H, P, d]
def attend(q: Tensor, keys: Tensor, values: Tensor) -> Tensor:
  return torch.scaled_dot_product_attention(q, keys, values, None, 0.0, False)
