import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { closedNl } from './nl.ts'

/** Letters that open after their receipt was confirmed. */
export const closedDe: SameKeys<typeof closedNl> = {
  closed: {
    since: 'In „Meine Briefe“ seit dem {{date}}',
    hiddenSender: 'Geschützter Brief',
    title: {
      acknowledge: 'Dieser Brief öffnet sich, sobald Sie den Empfang bestätigen',
      closed: 'Dieser Brief ist geschlossen',
      person: 'Dieser Brief ist persönlich',
      reader: 'Dieser Brief ist für eine andere Person des Unternehmens',
      'sign-in': 'Dieser Brief ist geschützt',
    },
    line: {
      acknowledge: 'Brief, der sich nach Ihrer Empfangsbestätigung öffnet',
      closed: 'Geschlossener Brief',
      person: 'Persönlicher Brief',
      reader: 'Brief für eine andere Person',
      'sign-in': 'Öffnet sich nach einer besonders sicheren Anmeldung',
    },
    tag: {
      until: 'Bis spätestens {{date}} bestätigen',
      acknowledge: 'Empfang bestätigen',
      closed: 'Geschlossen',
      person: 'Nur für die Person selbst',
      reader: 'Für eine andere Person',
      'sign-in': 'Geschützt',
    },
    person:
      'Der Absender möchte, dass nur {{name}} diesen Brief liest. Mit einer Vollmacht sehen Sie, dass es den Brief gibt, können ihn aber nicht öffnen.',
    reader:
      'Der Absender hat eine einzige Person im Unternehmen bestimmt. Sie kann den Brief nach der Anmeldung öffnen.',
    signIn:
      'Absender und Betreff sehen Sie erst nach einer besonders sicheren Anmeldung, zum Beispiel mit Ihrem elektronischen Personalausweis.',
    signInDo: 'Besonders sicher anmelden',
    refusedOn: 'Dieser Brief wurde am {{date}} abgelehnt.',
    neglectedOn: 'Der Empfang wurde nicht bestätigt. Das war bis einschließlich {{date}} möglich.',
    afterwards:
      'Der Absender weiß das. Schickt er den Brief auch auf Papier, können Sie ihn hier lesen, sobald er unterwegs ist.',
    lead: 'Der Absender bittet Sie, den Empfang dieses Briefes zu bestätigen. Danach öffnet sich der Brief.',
    ifYes: 'Wenn Sie bestätigen',
    ifYesText:
      'Wir halten fest, wann Sie den Brief erhalten haben. Sie und der Absender erhalten darüber einen Nachweis. Eine Frist, die im Brief steht, kann ab diesem Tag laufen. Sie stimmen damit dem Inhalt nicht zu.',
    ifNo: 'Wenn Sie nicht bestätigen',
    ifNoText:
      'Der Brief bleibt geschlossen. Bestätigen können Sie bis einschließlich {{date}}. Danach teilen wir dem Absender mit, dass Sie nicht bestätigt haben. Er kann Ihnen den Brief dann auf Papier schicken.',
    opensFor: 'Sie bestätigen für {{name}}. Im Nachweis steht Ihr Name.',
    acknowledge: 'Bestätigen und Brief öffnen',
    busy: 'Einen Moment …',
    notYet: 'Noch nicht',
    refuse: 'Ich möchte diesen Brief nicht erhalten',
    refuseText:
      'Lehnen Sie den Brief ab, bleibt er geschlossen, und der Absender weiß, dass Sie abgelehnt haben. Das können Sie nicht mehr ändern. Eine Ablehnung hält weder eine Entscheidung noch eine Frist auf.',
    refuseDo: 'Diesen Brief ablehnen',
    tooLate:
      'Das ist nicht mehr möglich: Der Empfang wurde schon bestätigt oder abgelehnt, oder die Frist ist abgelaufen.',
    onlyReader:
      'Sie dürfen für {{name}} lesen, aber keinen Empfang bestätigen. Das kann eine Person mit einer weiter gehenden Rolle.',
  },
}
