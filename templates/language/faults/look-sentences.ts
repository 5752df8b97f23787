interface Written {
  /** The text of the author, shortened. */
  readonly text: string
}

/** Characters that look like markup of a letter, and would be printed as they are typed. */
export const lookSentences = {
  'placeholder-marks': ({ text, repair }: Written & { repair: string }) =>
    `\`${text}\` would be printed as it is; write \`${repair}\`.`,
  'placeholder-unknown': ({ text, repair }: Written & { repair: string }) =>
    `\`${text}\` will be printed as it is; if you mean a variable, write \`${repair}\` and declare it.`,
  'html-marks': ({ text }: Written) =>
    `\`${text}\` would be printed as it is: letters use no HTML. Write \`**bold**\`, \`*italic*\` or \`[words](https://…)\`.`,
  'heading-without-blank': ({ text, repair }: Written & { repair: string }) =>
    `\`${text}\` is not a heading without a blank behind #; write \`${repair}\`.`,
  'heading-underlined': ({ text }: Written) =>
    `A line of \`${text}\` does not make a heading here; remove it and write \`# \` before the words.`,
  'code-marks': ({ text }: Written & { repair?: string }) =>
    `The backquotes of \`${text}\` would be printed; remove them.`,
  'strike-marks': ({ text }: Written & { repair?: string }) =>
    `The signs of \`${text}\` would be printed: a letter has no struck-out words. Remove the words or the signs.`,
  'bold-not-closed': ({ text }: Written) =>
    `\`${text}\` would be printed: bold words begin and end with two asterisks, without blanks inside.`,
  'link-not-closed': ({ text }: Written) =>
    `\`${text}\` is not a link; write \`[words](https://…)\`, without a blank between, and close both brackets.`,
  'table-rule': ({ rule }: { rule: string }) =>
    `These lines are printed with their bars: the line below the head of a table must be \`${rule}\`.`,
  'stray-braces': ({ text }: Written) =>
    `\`${text}\` would be printed as it is; write \`{{name}}\`, with two braces on each side.`,
  'bullet-typed': ({ text }: Written & { repair?: string }) =>
    `\`${text}\` makes no list, and the lines run together; begin each line with \`- \`.`,
  'marks-in-plain-text': ({ text }: Written) =>
    `\`${text}\` would be printed as it is: bold words, headings and links exist in the text of the letter only.`,
} as const satisfies Record<string, (values: never) => string>

/** Values and parts whose absence a reader of the letter would notice. */
export const absenceSentences = {
  'may-be-absent': ({ name }: { name: string }) =>
    `\`${name}\` may be absent, and leaves a gap in this sentence; put it in \`{{#if ${name}}}\`, or give the words to print instead: \`{{… else="…"}}\`.`,
  'heading-may-stand-alone': () =>
    'In some letters nothing follows this heading; put it in the same `{{#if}}` as the text below it.',
  'intro-may-stand-alone': () =>
    'In some letters nothing follows this line; put it in the same `{{#if}}` as what it announces.',
} as const satisfies Record<string, (values: never) => string>
