/** The text of an HTML part, enough to find codes and phrases in it. */
export function htmlText(html: string): string {
  return withoutElements(html)
    .replaceAll(/<(br|\/p|\/div|\/tr|\/h\d|\/li|\/pre)\b[^<>]*>(?:\r?\n)?/gi, '\n')
    .replaceAll(/<(?![^\s<>]*@)[a-z/!?][^<>]*>/gi, ' ')
    .replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: "'",
  lsquo: "'",
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  ccedil: 'ç',
  ocirc: 'ô',
  icirc: 'î',
  iuml: 'ï',
  euml: 'ë',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
  atilde: 'ã',
  otilde: 'õ',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return named[name] ?? named[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code < 0xe0_00) ? String.fromCodePoint(code) : undefined
}

const unread: readonly (readonly [string, string])[] = [
  ['<style', '</style'],
  ['<script', '</script'],
  ['<title', '</title'],
  ['<!--', '-->'],
]

/** Without elements whose content is not shown. In time that grows with the length of the text, whatever it holds. */
function withoutElements(html: string): string {
  let text = html
  for (const [open, close] of unread) {
    const lower = text.toLowerCase()
    const kept: string[] = []
    let from = 0
    for (;;) {
      const start = lower.indexOf(open, from)
      const end = start < 0 ? -1 : lower.indexOf(close, start)
      if (end < 0) break
      kept.push(text.slice(from, start))
      from = end + close.length
    }
    text = `${kept.join(' ')}${text.slice(from)}`
  }
  return text
}
