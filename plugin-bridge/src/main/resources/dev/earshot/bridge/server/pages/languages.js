// Languages that recognisers know, by their names in the browser's own language.
const TAGS = ('af am ar as az be bg bn br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha he hi hr hu hy id is it ja'
  + ' jv ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so'
  + ' sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo zh').split(' ');

/** Fills a menu; its first item finds the language out, and the next ones are those that the browser prefers. */
export function fillLanguages(menu) {
  const names = new Intl.DisplayNames(undefined, { type: 'language' });
  const preferred = [...new Set(navigator.languages.map((tag) => tag.split('-')[0]))].filter((tag) => TAGS.includes(tag));
  const others = TAGS.filter((tag) => !preferred.includes(tag))
    .sort((one, other) => names.of(one).localeCompare(names.of(other)));
  menu.append(new Option("the server's setting", ''), new Option('find out', 'auto'));
  for (const tag of [...preferred, ...others]) {
    menu.append(new Option(names.of(tag), tag));
  }
}
