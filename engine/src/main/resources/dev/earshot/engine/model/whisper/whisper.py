# Whisper (arXiv 2212.04356) as serialised TorchScript. B windows, R rows (texts being written), T encoder frames,
# P positions, H heads, D channels, d = D / H.

# The sound as the decoder attends to it: keys and values a layer, [B, H, T, d].
class Heard:
  keys : List[Tensor]
  values : List[Tensor]
  def __init__(self: __torch__.whisper.Heard, keys: List[Tensor], values: List[Tensor]) -> NoneType:
    self.keys = keys
    self.values = values
    return None
  # q: [R, P, D]. The rows of a window share its keys: they become queries of one attention.
  def attend(self: __torch__.whisper.Heard, layer: int, heads: int, q: Tensor) -> Tensor:
    keys = self.keys[layer]
    b = torch.size(keys, 0)
    r = torch.size(q, 0)
    p = torch.size(q, 1)
    grouped = torch.reshape(q, [b, torch.floordiv(r * p, b), -1])
    a = __torch__.layers.attend(torch.to(__torch__.blocks.split(grouped, heads), ops.prim.dtype(keys)), keys, self.values[layer])
    return torch.to(torch.reshape(__torch__.blocks.merge(a), [r, p, -1]), ops.prim.dtype(q))

# Texts that are being written: how far, what was written (keys and values a layer, [R, H, context, d]), and the sound
# of the windows they belong to.
class Writing:
  position : int
  keys : List[Tensor]
  values : List[Tensor]
  sound : __torch__.whisper.Heard
  hidden : Tensor
  def __init__(self: __torch__.whisper.Writing, sound: __torch__.whisper.Heard) -> NoneType:
    self.position = 0
    self.keys = annotate(List[Tensor], [])
    self.values = annotate(List[Tensor], [])
    self.sound = sound
    self.hidden = torch.empty([0])
    return None
  def rows(self: __torch__.whisper.Writing) -> int:
    return torch.size(self.keys[0], 0)
  # q, k, v: [R, P, D]; `position` positions are filled, and P more become so
  def attend(self: __torch__.whisper.Writing, layer: int, heads: int, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    position = self.position
    end = position + torch.size(q, 1)
    keys = self.keys[layer]
    values = self.values[layer]
    _0 = torch.copy_(torch.slice(keys, 2, position, end), __torch__.blocks.split(k, heads))
    _1 = torch.copy_(torch.slice(values, 2, position, end), __torch__.blocks.split(v, heads))
    a = torch.scaled_dot_product_attention(__torch__.blocks.split(q, heads), torch.slice(keys, 2, 0, end), torch.slice(values, 2, 0, end), None, 0.0, torch.gt(torch.size(q, 1), 1))
    return __torch__.blocks.merge(a)

def joined(parts: List[Tensor]) -> Tensor:
  if torch.eq(torch.len(parts), 1):
    all = parts[0]
  else:
    all = torch.cat(parts, 0)
  return all

class FeedForward:
  norm : __torch__.blocks.LayerNorm
  inner : __torch__.layers.Linear
  outer : __torch__.layers.Linear
  def __init__(self: __torch__.whisper.FeedForward, w: Dict[str, Tensor], name: str, kind: int) -> NoneType:
    self.norm = __torch__.blocks.norm(w, name + ".final_layer_norm", kind)
    self.inner = __torch__.blocks.linear(w, name + ".fc1", kind)
    self.outer = __torch__.blocks.linear(w, name + ".fc2", kind)
    return None
  def forward(self: __torch__.whisper.FeedForward, x: Tensor) -> Tensor:
    return (self.outer).plus((self.inner).gelu((self.norm).forward(x)), x)

class EncoderLayer:
  heads : int
  attention : int
  norm : __torch__.blocks.LayerNorm
  qkv : __torch__.layers.Linear
  out : __torch__.layers.Linear
  feed : __torch__.whisper.FeedForward
  def __init__(self: __torch__.whisper.EncoderLayer, w: Dict[str, Tensor], name: str, heads: int, kind: int, attention: int) -> NoneType:
    self.heads = heads
    self.attention = attention
    self.norm = __torch__.blocks.norm(w, name + ".self_attn_layer_norm", kind)
    self.qkv = __torch__.blocks.fused(w, name + ".self_attn", [".q_proj", ".k_proj", ".v_proj"], kind)
    self.out = __torch__.blocks.linear(w, name + ".self_attn.out_proj", kind)
    self.feed = __torch__.whisper.FeedForward.__new__(__torch__.whisper.FeedForward)
    _0 = (self.feed).__init__(w, name, kind)
    return None
  def forward(self: __torch__.whisper.EncoderLayer, x: Tensor) -> Tensor:
    qkv = torch.to((self.qkv).forward((self.norm).forward(x)), self.attention)
    q, k, v, = torch.chunk(qkv, 3, 2)
    h = self.heads
    a = __torch__.layers.attend(__torch__.blocks.split(q, h), __torch__.blocks.split(k, h), __torch__.blocks.split(v, h))
    return (self.feed).forward((self.out).plus(torch.to(__torch__.blocks.merge(a), ops.prim.dtype(x)), x))

class DecoderLayer:
  heads : int
  norm : __torch__.blocks.LayerNorm
  qkv : __torch__.layers.Linear
  out : __torch__.layers.Linear
  cross_norm : __torch__.blocks.LayerNorm
  cross_q : __torch__.layers.Linear
  cross_kv : __torch__.layers.Linear
  cross_out : __torch__.layers.Linear
  feed : __torch__.whisper.FeedForward
  def __init__(self: __torch__.whisper.DecoderLayer, w: Dict[str, Tensor], name: str, heads: int, kind: int, cross_kind: int) -> NoneType:
    self.heads = heads
    self.norm = __torch__.blocks.norm(w, name + ".self_attn_layer_norm", kind)
    self.qkv = __torch__.blocks.fused(w, name + ".self_attn", [".q_proj", ".k_proj", ".v_proj"], kind)
    self.out = __torch__.blocks.linear(w, name + ".self_attn.out_proj", kind)
    self.cross_norm = __torch__.blocks.norm(w, name + ".encoder_attn_layer_norm", kind)
    self.cross_q = __torch__.blocks.linear(w, name + ".encoder_attn.q_proj", kind)
    self.cross_kv = __torch__.blocks.fused(w, name + ".encoder_attn", [".k_proj", ".v_proj"], cross_kind)
    self.cross_out = __torch__.blocks.linear(w, name + ".encoder_attn.out_proj", kind)
    self.feed = __torch__.whisper.FeedForward.__new__(__torch__.whisper.FeedForward)
    _0 = (self.feed).__init__(w, name, kind)
    return None
  # x: [R, P, D], the rows of one text after those of another. Each text attends to what it has written itself.
  def attend_self(self: __torch__.whisper.DecoderLayer, x: Tensor, texts: List[__torch__.whisper.Writing], layer: int) -> Tensor:
    q, k, v, = torch.chunk((self.qkv).forward((self.norm).forward(x)), 3, 2)
    parts = annotate(List[Tensor], [])
    first = 0
    for t in texts:
      end = first + (t).rows()
      _0 = torch.append(parts, (t).attend(layer, self.heads, torch.slice(q, 0, first, end), torch.slice(k, 0, first, end), torch.slice(v, 0, first, end)))
      first = end
    return (self.out).plus(__torch__.whisper.joined(parts), x)
  # The queries of the attention to the sound, [R, P, D].
  def cross_queries(self: __torch__.whisper.DecoderLayer, x: Tensor) -> Tensor:
    return (self.cross_q).forward((self.cross_norm).forward(x))
  def attend_sound(self: __torch__.whisper.DecoderLayer, x: Tensor, texts: List[__torch__.whisper.Writing], layer: int) -> Tensor:
    q = (self).cross_queries(x)
    parts = annotate(List[Tensor], [])
    first = 0
    for t in texts:
      end = first + (t).rows()
      _0 = torch.append(parts, (t.sound).attend(layer, self.heads, torch.slice(q, 0, first, end)))
      first = end
    return (self.cross_out).plus(__torch__.whisper.joined(parts), x)

class Model:
  encoder_kind : int
  decoder_kind : int
  cross_kind : int
  conv1 : Tensor
  conv1_bias : Tensor
  conv2 : Tensor
  conv2_bias : Tensor
  encoder_positions : Tensor
  encoder : List[__torch__.whisper.EncoderLayer]
  encoder_norm : __torch__.blocks.LayerNorm
  tokens : Tensor
  decoder_positions : Tensor
  decoder : List[__torch__.whisper.DecoderLayer]
  decoder_norm : __torch__.blocks.LayerNorm
  head : __torch__.layers.Linear
  def __init__(self: __torch__.whisper.Model, w: Dict[str, Tensor], encoder_layers: int, encoder_heads: int, encoder_kind: int, decoder_layers: int, decoder_heads: int, decoder_kind: int, cross_kind: int, attention_kind: int) -> NoneType:
    self.encoder_kind = encoder_kind
    self.decoder_kind = decoder_kind
    self.cross_kind = cross_kind
    e = __torch__.layers.dtype_of(encoder_kind)
    d = __torch__.layers.dtype_of(decoder_kind)
    self.conv1 = torch.to(w["encoder.conv1.weight"], e)
    self.conv1_bias = torch.to(w["encoder.conv1.bias"], e)
    self.conv2 = torch.to(w["encoder.conv2.weight"], e)
    self.conv2_bias = torch.to(w["encoder.conv2.bias"], e)
    self.encoder_positions = torch.to(w["encoder.embed_positions.weight"], e)
    encoder = annotate(List[__torch__.whisper.EncoderLayer], [])
    for i in range(encoder_layers):
      l = __torch__.whisper.EncoderLayer.__new__(__torch__.whisper.EncoderLayer)
      _0 = (l).__init__(w, "encoder.layers." + str(i), encoder_heads, encoder_kind, __torch__.layers.dtype_of(attention_kind))
      _1 = torch.append(encoder, l)
    self.encoder = encoder
    self.encoder_norm = __torch__.blocks.norm(w, "encoder.layer_norm", encoder_kind)
    self.tokens = w["decoder.embed_tokens.weight"]
    self.decoder_positions = torch.to(w["decoder.embed_positions.weight"], d)
    decoder = annotate(List[__torch__.whisper.DecoderLayer], [])
    for i in range(decoder_layers):
      m = __torch__.whisper.DecoderLayer.__new__(__torch__.whisper.DecoderLayer)
      _2 = (m).__init__(w, "decoder.layers." + str(i), decoder_heads, decoder_kind, cross_kind)
      _3 = torch.append(decoder, m)
    self.decoder = decoder
    self.decoder_norm = __torch__.blocks.norm(w, "decoder.layer_norm", decoder_kind)
    head = __torch__.layers.Linear.__new__(__torch__.layers.Linear)
    if torch.__contains__(w, "proj_out.weight"):
      output = w["proj_out.weight"]
    else:
      output = self.tokens
    _4 = (head).__init__(output, None, decoder_kind)
    self.head = head
    return None

def heard(keys: List[Tensor], values: List[Tensor]) -> __torch__.whisper.Heard:
  h = __torch__.whisper.Heard.__new__(__torch__.whisper.Heard)
  _0 = (h).__init__(keys, values)
  return h

def picked(all: List[Tensor], which: Tensor) -> List[Tensor]:
  out = annotate(List[Tensor], [])
  for t in all:
    _0 = torch.append(out, torch.index_select(t, 0, which))
  return out

# The windows `of`, which may repeat; no copy is made of all of them in their order.
def windows(sound: __torch__.whisper.Heard, of: List[int]) -> __torch__.whisper.Heard:
  all = torch.eq(torch.len(of), torch.size(sound.keys[0], 0))
  for i in range(torch.len(of)):
    all = torch.__and__(all, torch.eq(of[i], i))
  if all:
    h = sound
  else:
    which = torch.tensor(of, dtype=4, device=ops.prim.device(sound.keys[0]))
    h = __torch__.whisper.heard(__torch__.whisper.picked(sound.keys, which), __torch__.whisper.picked(sound.values, which))
  return h

# Makes the rows `parents` of a cache its first rows; only what is written is copied.
def reordered(all: List[Tensor], parents: Tensor, position: int) -> List[Tensor]:
  out = annotate(List[Tensor], [])
  for t in all:
    written = torch.index_select(torch.slice(t, 2, 0, position), 0, parents)
    if torch.eq(torch.size(t, 0), torch.size(parents, 0)):
      cache = t
    else:
      cache = torch.new_empty(t, [torch.size(parents, 0), torch.size(t, 1), torch.size(t, 2), torch.size(t, 3)])
    _0 = torch.copy_(torch.slice(cache, 2, 0, position), written)
    _1 = torch.append(out, cache)
  return out

class Network(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def load(self: __torch__.whisper.Network, w: Dict[str, Tensor], encoder_layers: int, encoder_heads: int, encoder_kind: int, decoder_layers: int, decoder_heads: int, decoder_kind: int, cross_kind: int, attention_kind: int) -> __torch__.whisper.Model:
    m = __torch__.whisper.Model.__new__(__torch__.whisper.Model)
    _0 = (m).__init__(w, encoder_layers, encoder_heads, encoder_kind, decoder_layers, decoder_heads, decoder_kind, cross_kind, attention_kind)
    return m
  # The sum of each tensor
  def sums(self: __torch__.whisper.Network, w: Dict[str, Tensor]) -> Tensor:
    return __torch__.blocks.sums(w)
  # mel: [B, mels, 2 T] -> [B, T, D]
  def encode(self: __torch__.whisper.Network, m: __torch__.whisper.Model, mel: Tensor) -> Tensor:
    x = torch.to(mel, __torch__.layers.dtype_of(m.encoder_kind))
    x = torch.gelu_(torch.conv1d(x, m.conv1, m.conv1_bias, [1], [1]))
    x = torch.gelu_(torch.conv1d(x, m.conv2, m.conv2_bias, [2], [1]))
    x = torch.contiguous(torch.transpose(x, 1, 2))
    x = torch.add_(x, torch.slice(m.encoder_positions, 0, 0, torch.size(x, 1)))
    for l in m.encoder:
      x = (l).forward(x)
    return (m.encoder_norm).forward(x)
  def floats(self: __torch__.whisper.Network, x: Tensor) -> Tensor:
    return torch.to(x, 6)
  # encoded: [B, T, D]
  def hear(self: __torch__.whisper.Network, m: __torch__.whisper.Model, encoded: Tensor) -> __torch__.whisper.Heard:
    x = torch.to(encoded, __torch__.layers.dtype_of(m.cross_kind))
    keys = annotate(List[Tensor], [])
    values = annotate(List[Tensor], [])
    for l in m.decoder:
      k, v, = torch.chunk((l.cross_kv).forward(x), 2, 2)
      _0 = torch.append(keys, torch.contiguous(__torch__.blocks.split(k, l.heads)))
      _1 = torch.append(values, torch.contiguous(__torch__.blocks.split(v, l.heads)))
    return __torch__.whisper.heard(keys, values)
  # A row for each of the windows `of`; prompts: as many of the same length, one after the other
  def write(self: __torch__.whisper.Network, m: __torch__.whisper.Model, sound: __torch__.whisper.Heard, of: List[int], prompts: List[int]) -> __torch__.whisper.Writing:
    writing = (self).begin(m, sound, of)
    tokens = torch.reshape(torch.tensor(prompts, dtype=4, device=ops.prim.device(m.tokens)), [torch.len(of), -1])
    writing.hidden = (self).decode(m, [writing], tokens)
    writing.position = torch.size(tokens, 1)
    return writing
  def begin(self: __torch__.whisper.Network, m: __torch__.whisper.Model, sound: __torch__.whisper.Heard, of: List[int]) -> __torch__.whisper.Writing:
    writing = __torch__.whisper.Writing.__new__(__torch__.whisper.Writing)
    _0 = (writing).__init__(__torch__.whisper.windows(sound, of))
    context = torch.size(m.decoder_positions, 0)
    for k in sound.keys:
      shape = [torch.len(of), torch.size(k, 1), context, torch.size(k, 3)]
      _1 = torch.append(writing.keys, torch.new_empty(m.decoder_positions, shape))
      _2 = torch.append(writing.values, torch.new_empty(m.decoder_positions, shape))
    return writing
  # tokens: [R, P], the rows of one text after those of another -> what the last layer makes of them, [R, P, D]
  def decode(self: __torch__.whisper.Network, m: __torch__.whisper.Model, texts: List[__torch__.whisper.Writing], tokens: Tensor) -> Tensor:
    p = torch.size(tokens, 1)
    places = annotate(List[Tensor], [])
    for t in texts:
      at = torch.slice(m.decoder_positions, 0, t.position, t.position + p)
      _0 = torch.append(places, torch.expand(torch.unsqueeze(at, 0), [(t).rows(), -1, -1]))
    x = torch.to(torch.embedding(m.tokens, tokens), ops.prim.dtype(m.decoder_positions)) + __torch__.whisper.joined(places)
    i = 0
    for l in m.decoder:
      x = (l).attend_self(x, texts, i)
      x = (l).attend_sound(x, texts, i)
      x = (l.feed).forward(x)
      i = i + 1
    return (m.decoder_norm).forward(x)
  # Scores after a position of the prompt, counted from its end: [R, vocabulary]
  def scores(self: __torch__.whisper.Network, m: __torch__.whisper.Model, writing: __torch__.whisper.Writing, position: int) -> Tensor:
    x = torch.contiguous(torch.select(writing.hidden, 1, position))
    return torch.to((m.head).forward(x), 6)
  # Scores after one more token a row, the rows of one text after those of another: [R, vocabulary]. The texts may be of
  # any length and about any sound. Their places move last, so that what fails can be done again.
  def step(self: __torch__.whisper.Network, m: __torch__.whisper.Model, texts: List[__torch__.whisper.Writing], tokens: List[int]) -> Tensor:
    t = torch.unsqueeze(torch.tensor(tokens, dtype=4, device=ops.prim.device(m.tokens)), 1)
    x = torch.select((self).decode(m, texts, t), 1, 0)
    scores = torch.to((m.head).forward(x), 6)
    for text in texts:
      text.position = text.position + 1
    return scores
  # Teacher-forced, over one window: the raw attention of heads [layers[i], heads[i]] to its first frames,
  # [heads, P, frames], and, of each token from `first` to the last but one, its probability among those below `below`
  def align(self: __torch__.whisper.Network, m: __torch__.whisper.Model, sound: __torch__.whisper.Heard, window: int, tokens: List[int], first: int, frames: int, layers: List[int], heads: List[int], below: int) -> List[Tensor]:
    writing = (self).begin(m, sound, [window])
    t = torch.unsqueeze(torch.tensor(tokens, dtype=4, device=ops.prim.device(m.tokens)), 0)
    p = torch.size(t, 1)
    x = torch.to(torch.embedding(m.tokens, t), ops.prim.dtype(m.decoder_positions)) + torch.slice(m.decoder_positions, 0, 0, p)
    scores = annotate(List[Tensor], [])
    i = 0
    for l in m.decoder:
      x = (l).attend_self(x, [writing], i)
      keys = writing.sound.keys[i]
      q = torch.to(__torch__.blocks.split((l).cross_queries(x), l.heads), 6)
      for j in range(torch.len(layers)):
        if torch.eq(layers[j], i):
          k = torch.to(torch.slice(torch.select(torch.select(keys, 0, 0), 0, heads[j]), 0, 0, frames), 6)
          s = torch.matmul(torch.select(torch.select(q, 0, 0), 0, heads[j]), torch.transpose(k, 0, 1))
          _0 = torch.append(scores, torch.div(s, torch.sqrt(torch.size(q, 3))))
      x = (l).attend_sound(x, [writing], i)
      x = (l.feed).forward(x)
      i = i + 1
    n = torch.select((m.decoder_norm).forward(torch.slice(x, 1, first - 1, p - 2)), 0, 0)
    logits = torch.to((m.head).forward(torch.contiguous(n)), 6)
    chosen = torch.slice(torch.transpose(t, 0, 1), 0, first, p - 1)
    probabilities = torch.gather(torch.softmax(torch.slice(logits, 1, 0, below), -1), 1, chosen)
    return [torch.stack(scores, 0), probabilities]
  # Goes on with the rows `parents`
  def reorder(self: __torch__.whisper.Network, writing: __torch__.whisper.Writing, parents: List[int]) -> int:
    which = torch.tensor(parents, dtype=4, device=ops.prim.device(writing.keys[0]))
    writing.keys = __torch__.whisper.reordered(writing.keys, which, writing.position)
    writing.values = __torch__.whisper.reordered(writing.values, which, writing.position)
    return torch.len(parents)
  # The rows `targets` become what the rows `sources` are; the others stay
  def copy_rows(self: __torch__.whisper.Network, writing: __torch__.whisper.Writing, sources: List[int], targets: List[int]) -> int:
    device = ops.prim.device(writing.keys[0])
    s = torch.tensor(sources, dtype=4, device=device)
    t = torch.tensor(targets, dtype=4, device=device)
    for caches in [writing.keys, writing.values]:
      for cache in caches:
        part = torch.slice(cache, 2, 0, writing.position)
        _0 = torch.index_copy_(part, 0, t, torch.index_select(part, 0, s))
    return torch.len(sources)
  # Row i goes on with the window of[i * windows / rows] of those it has
  def narrow(self: __torch__.whisper.Network, writing: __torch__.whisper.Writing, of: List[int]) -> int:
    writing.sound = __torch__.whisper.windows(writing.sound, of)
    return torch.len(of)
