import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { preferencesNl } from './nl.ts'

/** What another choice changes, and the quiet times of alerts. */
export const preferencesDe: SameKeys<typeof preferencesNl> = {
  change: {
    title: 'Das ändert sich, wenn Sie speichern',
    toDigital: 'Ab dem nächsten Brief erhalten Sie kein Papier mehr, außer wenn ein Brief nicht digital möglich ist.',
    toPrinter_one: '{{count}} Brief ist schon in der Druckerei und kommt noch mit der Post.',
    toPrinter_other: '{{count}} Briefe sind schon in der Druckerei und kommen noch mit der Post.',
    unread: 'Öffnen Sie einen Brief mit Lesefrist nicht rechtzeitig, schicken wir ihn auch auf Papier.',
    termDigital: 'Eine Beschwerdefrist beginnt am Tag, nachdem Sie den Brief hier geöffnet haben.',
    toPaper: 'Ab dem nächsten Brief bringt die Post Ihre Briefe. Sie können sie auch hier lesen.',
    unopened_one: '{{count}} Brief, den Sie noch nicht geöffnet haben, bleibt hier.',
    unopened_other: '{{count}} Briefe, die Sie noch nicht geöffnet haben, bleiben hier.',
    followed_one: '{{count}} davon kommt mit der Post, wenn Sie ihn nicht vor dem {{date}} öffnen.',
    followed_other: '{{count}} davon kommen mit der Post, wenn Sie sie nicht öffnen, der erste nach dem {{date}}.',
    termPaper: 'Eine Beschwerdefrist beginnt später: nach dem dritten Werktag nach der Aufgabe zur Post.',
    noMail: 'Sie erhalten keine E-Mail mehr zu einem neuen Brief.',
    whoKnows:
      'Wir melden Ihre Wahl niemandem. Der Absender sieht bei seinem Brief, warum dieser digital oder auf Papier kommt.',
    mailTo: 'Bei jedem neuen Brief schreiben wir an {{email}}. Sie haben diese Adresse am {{date}} bestätigt.',
    mailOff: 'Sie erhalten keine E-Mail zu einem neuen Brief.',
    mailOffText:
      'Bestätigen Sie eine E-Mail-Adresse und schalten Sie die E-Mails ein. Sonst bemerken Sie einen neuen Brief erst, wenn Sie hier nachsehen.',
    mailLink: 'Zur E-Mail bei einem neuen Brief',
  },
  quiet: {
    title: 'Ruhezeiten',
    lead: 'Ihre Briefe kommen immer an. Nur die E-Mail wartet.',
    night: 'Keine E-Mails in der Nacht',
    from: 'Ab',
    until: 'Bis',
    hour: '{{hour}} Uhr',
    weekends: 'Keine E-Mails am Wochenende und an Feiertagen',
    away: 'Ich bin einige Tage abwesend',
    awayHint: 'Eine Frist läuft weiter. Endet eine während Ihrer Abwesenheit, schreiben wir Ihnen trotzdem.',
    awayFrom: 'Vom',
    awayUntil: 'Bis einschließlich',
    sameHours: 'Wählen Sie zwei verschiedene Stunden.',
    wrongDays: 'Wählen Sie zwei Tage. Der letzte Tag liegt nicht vor dem ersten.',
    tooLong: 'Wählen Sie höchstens ein Jahr.',
    ended: 'Diese Tage sind vorbei.',
    save: 'Meine Ruhezeiten speichern',
    saved: 'Ihre Ruhezeiten sind gespeichert.',
  },
}
