import { Command, Option } from 'commander'
import { type Language, languages } from '../../../core/words/language.ts'
import { type DescribedRule, describeRules } from '../../../dispatcher/routing/describe-rules.ts'
import type { CommandContext } from '../../command-context.ts'
import { table } from '../../show/table.ts'

interface RuleOptions {
  readonly language: Language
  readonly all?: true
  readonly json?: true
  readonly markdown?: true
}

/** `uitpost route-rules` */
export function routeRulesCommand({ terminal }: CommandContext): Command {
  return new Command('route-rules')
    .description('the rules by which letters get a channel and a language, in the order in which they are evaluated')
    .addOption(new Option('--language <code>', 'language of the sentences').choices([...languages]).default('en'))
    .option('--all', 'also rules that decide nothing any more')
    .option('--json', 'print JSON, in every language')
    .option('--markdown', 'print the tables of docs/routing.md')
    .addHelpText(
      'after',
      '\nThese are the rules of this version of the hub; no hub is asked.\n\nExample:\n  $ uitpost route-rules --language nl',
    )
    .action(({ language, all, json, markdown }: RuleOptions) => {
      const rules = describeRules()
      if (json) return terminal.out(JSON.stringify(rules, undefined, 2))
      if (markdown) return terminal.out(rulesAsMarkdown())
      terminal.out(
        table(
          ['about', '', 'rule', 'because'],
          rules
            .filter((rule) => all || rule.retiredOn === undefined)
            .map((rule) => [
              rule.about,
              rule.order === undefined ? `until ${rule.retiredOn ?? ''}` : String(rule.order),
              rule.name,
              rule.because[language] ?? '',
            ]),
        ),
      )
    })
}

/** The tables of the guide: one for each kind of rule, and one of those that are retired. */
export function rulesAsMarkdown(): string {
  const rules = describeRules()
  const of = (about: DescribedRule['about']) => rules.filter((rule) => rule.order !== undefined && rule.about === about)
  const retired = rules.filter((rule) => rule.order === undefined)
  return [
    '### Channel',
    tableOf(of('channel')),
    '### Language',
    tableOf(of('language')),
    '### Retired',
    tableOf(retired),
  ].join('\n\n')
}

function tableOf(rules: readonly DescribedRule[]): string {
  const rows = rules.map(({ order, retiredOn, name, because }) => [
    order === undefined ? `until ${retiredOn ?? ''}` : String(order),
    `\`${name}\``,
    because.nl ?? '',
    because.en ?? '',
  ])
  const lines = [['', 'rule', 'Dutch', 'English'], ['---', '---', '---', '---'], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
