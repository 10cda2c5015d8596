# What networks are made of, on top of the layers of the platform. B sequences, P positions, H heads, D channels,
# d = D / H. Layer norms have an epsilon of 1e-5.

class LayerNorm:
  weight : Tensor
  bias : Tensor
  shape : List[int]
  def __init__(self: __torch__.blocks.LayerNorm, weight: Tensor, bias: Tensor, dtype: int) -> NoneType:
    self.weight = torch.to(weight, dtype)
    self.bias = torch.to(bias, dtype)
    self.shape = torch.size(weight)
    return None
  def forward(self: __torch__.blocks.LayerNorm, x: Tensor) -> Tensor:
    return torch.layer_norm(x, self.shape, self.weight, self.bias, 1e-5, False)

def norm(w: Dict[str, Tensor], name: str, kind: int) -> __torch__.blocks.LayerNorm:
  n = __torch__.blocks.LayerNorm.__new__(__torch__.blocks.LayerNorm)
  _0 = (n).__init__(w[name + ".weight"], w[name + ".bias"], __torch__.layers.dtype_of(kind))
  return n

def optional(w: Dict[str, Tensor], name: str) -> Optional[Tensor]:
  if torch.__contains__(w, name):
    t : Optional[Tensor] = w[name]
  else:
    t = None
  return t

def linear(w: Dict[str, Tensor], name: str, kind: int) -> __torch__.layers.Linear:
  l = __torch__.layers.Linear.__new__(__torch__.layers.Linear)
  _0 = (l).__init__(w[name + ".weight"], __torch__.blocks.optional(w, name + ".bias"), kind)
  return l

# Several projections of the same input as one matrix; one without a bias (the keys) gets zeros.
def fused(w: Dict[str, Tensor], name: str, parts: List[str], kind: int) -> __torch__.layers.Linear:
  weights = annotate(List[Tensor], [])
  biases = annotate(List[Tensor], [])
  for part in parts:
    weight = w[name + part + ".weight"]
    bias = __torch__.blocks.optional(w, name + part + ".bias")
    _0 = torch.append(weights, weight)
    if bias is not None:
      _1 = torch.append(biases, bias)
    else:
      _2 = torch.append(biases, torch.new_zeros(weight, [torch.size(weight, 0)]))
  l = __torch__.layers.Linear.__new__(__torch__.layers.Linear)
  _3 = (l).__init__(torch.cat(weights, 0), torch.cat(biases, 0), kind)
  return l

# [B, P, D] -> [B, H, P, d], a view
def split(x: Tensor, heads: int) -> Tensor:
  return torch.transpose(torch.unflatten(x, 2, [heads, -1]), 1, 2)

# [B, H, P, d] -> [B, P, D]
def merge(x: Tensor) -> Tensor:
  return torch.flatten(torch.transpose(x, 1, 2), 2)

# The sum of each tensor, which is no number where one of its numbers is none.
def sums(w: Dict[str, Tensor]) -> Tensor:
  sums = annotate(List[Tensor], [])
  for t in torch.values(w):
    _0 = torch.append(sums, torch.sum(t, dtype=6))
  return torch.stack(sums, 0)
