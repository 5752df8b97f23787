import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const looks = {
  heading: Decoration.mark({ class: 'cm-heading' }),
  strong: Decoration.mark({ class: 'cm-strong' }),
  mark: Decoration.mark({ class: 'cm-mark' }),
  slot: Decoration.mark({ class: 'cm-slot' }),
  helper: Decoration.mark({ class: 'cm-helper' }),
  quoted: Decoration.mark({ class: 'cm-quoted' }),
} as const
type Look = keyof typeof looks

/** The first match wins: a placeholder, a heading, a list marker, a note, strong text. */
const rules: readonly (readonly [Look, RegExp])[] = [
  ['helper', /\{\{[#/>&^][^}]*\}\}|\{\{\s*else\b[^}]*\}\}/],
  ['slot', /\{\{[^}]*\}?\}?/],
  ['heading', /^#{1,6} [^{]*/],
  ['mark', /^\s*(?:[-*+]|\d+\.)(?= )|^\|?[-:| ]{3,}$|\|/],
  ['mark', /\[\^[^\s[\]^]+\]:?|\]\{lang=\w*\}/],
  ['strong', /\*\*[^*{]+\*\*/],
  ['mark', /\*\*|`/],
]
const all = new RegExp(rules.map(([, rule]) => `(${rule.source})`).join('|'), 'g')

/** The ranges of one line that look different, in order. */
function paintLine(text: string): readonly (readonly [from: number, to: number, look: Look])[] {
  return [...text.matchAll(all)].flatMap((found) => {
    const rule = rules[found.slice(1).findIndex((group) => group !== undefined)]
    return rule === undefined || found[0] === '' ? [] : [[found.index, found.index + found[0].length, rule[0]] as const]
  })
}

function paintVisible(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      for (const [start, end, look] of paintLine(line.text))
        builder.add(line.from + start, line.from + end, looks[look])
      at = line.to + 1
    }
  }
  return builder.finish()
}

/**
 * Colours for Markdown and placeholders; only the visible part is coloured, so that typing in a long letter is as fast as in a
 * short one.
 */
export const paintText: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = paintVisible(view)
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = paintVisible(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)
