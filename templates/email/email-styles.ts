/** Inline styles: a mail program that removes the style block still shows a correct letter. */
const font = "font-family: 'Source Sans 3', 'Segoe UI', Arial, Helvetica, sans-serif;"

export const emailStyles = {
  font,
  sender: `background: #ffffff; padding: 24px 40px 0; ${font} font-size: 17px; line-height: 24px; color: #14212b;`,
  logo: 'vertical-align: middle; border: 0; border-radius: 4px; background: #ffffff;',
  body: `background: #ffffff; padding: 20px 40px 32px; ${font} font-size: 17px; line-height: 26px; color: #14212b; word-break: break-word;`,
  foot: `padding: 20px 40px; ${font} font-size: 15px; line-height: 22px; color: #4b5964; word-break: break-word;`,
  h1: 'margin: 0 0 20px; font-size: 26px; line-height: 32px; font-weight: bold;',
  h2: 'margin: 28px 0 8px; font-size: 20px; line-height: 26px; font-weight: bold;',
  h3: 'margin: 20px 0 8px; font-size: 17px; line-height: 26px; font-weight: bold;',
  p: 'margin: 0 0 16px;',
  list: 'margin: 0 0 16px; padding: 0 0 0 24px;',
  item: 'margin: 0 0 8px;',
  note: 'margin: 0 0 8px; font-size: 16px; line-height: 24px;',
  quote: 'margin: 0 0 16px; padding: 0 0 0 16px; border-left: 4px solid #dbd8cf;',
  rule: 'border: 0; border-top: 1px solid #dbd8cf; margin: 24px 0;',
  table: 'border-collapse: collapse; margin: 0 0 16px; width: 100%;',
  /** A column of a table is at least as wide as its longest word. */
  wideTable: ' word-break: normal; overflow-wrap: break-word;',
  box: 'margin: 0 0 16px; border: 1px solid #4b5964; width: 100%;',
  boxBody: 'padding: 16px 20px;',
  boxTitle: 'margin: 0 0 8px; font-size: 20px; line-height: 26px; font-weight: bold;',
  fact: 'margin: 0 0 8px;',
  link: 'color: #00607c; text-decoration: underline;',
} as const

/** Small screens and dark mode, which inline styles cannot handle. */
export const emailStyleBlock = `
a { color: #00607c; }
@media (max-width: 620px) { .wrap { width: 100% !important; } .pad { padding-left: 20px !important; padding-right: 20px !important; }
  .is-wide, .is-wide tbody, .is-wide tfoot, .is-wide tr, .is-wide th, .is-wide td { display: block !important; width: auto !important; } .is-wide thead { display: none !important; }
  .is-wide tr { padding: 8px 0 !important; border-bottom: 1px solid #dbd8cf !important; } .is-wide th, .is-wide td { border: 0 !important; padding: 2px 0 !important; text-align: left !important; }
  .is-wide td:first-child { font-weight: bold !important; } .is-wide td:empty { display: none !important; } .is-name { display: block !important; color: #4b5964; font-weight: normal !important; white-space: normal !important; } }
@media (prefers-color-scheme: dark) {
  .page { background: #10181e !important; } .card { background: #18232b !important; } .foot { background: #10181e !important; }
  .t, .t h1, .t h2, .t h3, .t p, .t li, .t td, .t th, .t dt, .t dd { color: #e8edf0 !important; } .q, .q p, .is-name { color: #adb9c2 !important; }
  .t td, .t th, .is-wide tr { border-color: #33424d !important; }
  a { color: #7fcbe4 !important; }
}
`

/** A cell of a table of the letter: 16/22, rule under each row, heavier under the head and above the total. */
export function cellStyle(part: 'head' | 'body' | 'total', align: 'left' | 'right' | 'decimal'): string {
  const border =
    part === 'head'
      ? 'border-bottom: 2px solid #14212b;'
      : part === 'total'
        ? 'border-top: 2px solid #14212b;'
        : 'border-bottom: 1px solid #dbd8cf;'
  // An amount is not broken; a word is broken only where it would not fit by itself.
  const whole = align === 'decimal' ? ' white-space: nowrap;' : ''
  const side =
    align === 'left' ? 'padding: 8px 12px 8px 0; text-align: left;' : 'padding: 8px 0 8px 12px; text-align: right;'
  return `${side} ${border} vertical-align: top; font-size: 16px; line-height: 22px;${whole}${part === 'body' ? '' : ' font-weight: bold;'}`
}
