import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { preferencesNl } from './nl.ts'

/** What another choice changes, and the quiet times of alerts. */
export const preferencesFr: SameKeys<typeof preferencesNl> = {
  change: {
    title: 'Ce qui change si vous enregistrez',
    toDigital:
      'Dès votre prochaine lettre, vous ne recevez plus de papier, sauf si une lettre ne peut pas être numérique.',
    toPrinter_one: '{{count}} lettre est déjà chez l’imprimeur et arrivera encore par la poste.',
    toPrinter_other: '{{count}} lettres sont déjà chez l’imprimeur et arriveront encore par la poste.',
    unread: 'Si vous n’ouvrez pas à temps une lettre avec un délai de lecture, nous l’envoyons aussi sur papier.',
    termDigital: 'Un délai de recours commence le lendemain du jour où vous ouvrez la lettre ici.',
    toPaper: 'Dès votre prochaine lettre, vos lettres arrivent par la poste. Vous pouvez aussi les lire ici.',
    unopened_one: '{{count}} lettre que vous n’avez pas encore ouverte reste ici.',
    unopened_other: '{{count}} lettres que vous n’avez pas encore ouvertes restent ici.',
    followed_one: '{{count}} d’entre elles arrivera par la poste si vous ne l’ouvrez pas avant le {{date}}.',
    followed_other:
      '{{count}} d’entre elles arriveront par la poste si vous ne les ouvrez pas, la première après le {{date}}.',
    termPaper:
      'Un délai de recours commence plus tard\u00a0: après le troisième jour ouvrable suivant le dépôt à la poste.',
    noMail: 'Vous ne recevez plus d’e-mail pour une nouvelle lettre.',
    whoKnows:
      'Nous ne communiquons votre choix à personne. L’expéditeur voit, pour sa lettre, pourquoi elle est numérique ou sur papier.',
    mailTo: 'Pour chaque nouvelle lettre, nous écrivons à {{email}}. Vous avez confirmé cette adresse le {{date}}.',
    mailOff: 'Vous ne recevez pas d’e-mail pour une nouvelle lettre.',
    mailOffText:
      'Confirmez une adresse e-mail et activez les e-mails. Sinon, vous ne verrez une nouvelle lettre qu’en consultant cette page.',
    mailLink: 'Vers l’e-mail pour une nouvelle lettre',
  },
  quiet: {
    title: 'Périodes sans e-mail',
    lead: 'Vos lettres arrivent quand même. Seul l’e-mail attend.',
    night: 'Pas d’e-mails la nuit',
    from: 'À partir de',
    until: 'Jusqu’à',
    hour: '{{hour}} h',
    weekends: 'Pas d’e-mails le week-end et les jours fériés',
    away: 'Je suis absent quelques jours',
    awayHint: 'Un délai ne s’arrête pas. S’il se termine pendant votre absence, nous vous écrivons quand même.',
    awayFrom: 'Du',
    awayUntil: 'Jusqu’au (inclus)',
    sameHours: 'Choisissez deux heures différentes.',
    wrongDays: 'Choisissez deux jours. Le dernier jour ne précède pas le premier.',
    tooLong: 'Choisissez un an au maximum.',
    ended: 'Ces jours sont passés.',
    save: 'Enregistrer ces périodes',
    saved: 'Vos périodes sans e-mail sont enregistrées.',
  },
}
