interface OfText {
  /** The word of the mention in the API. */
  readonly mention: string
  readonly language: string
}

/** Legal mentions: what is declared in a text, and what its class requires. */
export const mentionSentences = {
  'unknown-mention': ({ name, known, suggestion }: { name: string; known: string; suggestion?: string | undefined }) =>
    `\`${name}\` is no legal mention${suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`} There are ${known}.`,
  'mention-else': () => '`{{#mention}}` has no `{{else}}`: every letter has the passage. Use `{{#if}}` within it.',
  'mention-outside-body': () => 'A legal mention belongs in the text of a letter, not here.',
  'mention-missing': ({ mention, language }: OfText) =>
    `The class of this letter requires the mention \`${mention}\`, and the text in \`${language}\` does not carry it; write \`{{#mention "${mention}"}}\` and \`{{/mention}}\` around the passage that does.`,
  'mention-of-block': ({ mention, language, name }: OfText & { name: string }) =>
    `The class of this letter requires the mention \`${mention}\`, and the text in \`${language}\` does not carry it; block \`${name}\` does: write \`{{> ${name}}}\` on a line of its own.`,
  'mention-in-part': ({ mention, language }: OfText) =>
    `The text in \`${language}\` carries the mention \`${mention}\` only in a part that some letters do not have; put it outside \`{{#if}}\` or \`{{#each}}\`, or in each of their branches.`,
} as const satisfies Record<string, (values: never) => string>
