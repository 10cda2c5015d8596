# Each of our layers by itself.
def layer(w: Tensor, b: Tensor, kind: int) -> __torch__.layers.Linear:
  l = __torch__.layers.Linear.__new__(__torch__.layers.Linear)
  _0 = (l).__init__(w, b, kind)
  return l

class Network(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def forward(self: __torch__.probe.Network, x: Tensor, w: Tensor, b: Tensor, kind: int) -> Tensor:
    return torch.to((__torch__.probe.layer(w, b, kind)).forward(torch.to(x, __torch__.layers.dtype_of(kind))), 6)
  def gelu(self: __torch__.probe.Network, x: Tensor, w: Tensor, b: Tensor, kind: int) -> Tensor:
    return torch.to((__torch__.probe.layer(w, b, kind)).gelu(torch.to(x, __torch__.layers.dtype_of(kind))), 6)
  def plus(self: __torch__.probe.Network, x: Tensor, w: Tensor, b: Tensor, kind: int) -> Tensor:
    d = __torch__.layers.dtype_of(kind)
    return torch.to((__torch__.probe.layer(w, b, kind)).plus(torch.to(x, d), torch.to(x, d)), 6)
  def attend(self: __torch__.probe.Network, q: Tensor, k: Tensor, kind: int) -> Tensor:
    d = __torch__.layers.dtype_of(kind)
    return torch.to(__torch__.layers.attend(torch.to(q, d), torch.to(k, d), torch.to(k, d)), 6)
  def fail(self: __torch__.probe.Network, x: Tensor) -> Tensor:
    return torch.view(x, [7, 7])
