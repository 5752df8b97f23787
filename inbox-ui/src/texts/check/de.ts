import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { checkNl } from './nl.ts'

/** The public check of a letter by its code. */
export const checkDe: SameKeys<typeof checkNl> = {
  check: {
    title: 'Ist dieser Brief echt?',
    lead: 'Sie haben einen Brief einer Behörde erhalten und sind unsicher? Prüfen Sie ihn hier. Sie müssen sich nicht anmelden.',
    code: 'Prüfcode',
    codeHint: '10 Zeichen, unten auf der ersten Seite',
    codeMissing: 'Geben Sie den Prüfcode Ihres Briefes ein.',
    do: 'Prüfen',
    busy: 'Wir prüfen den Brief …',
    failed: 'Die Prüfung hat nicht funktioniert. Versuchen Sie es später noch einmal.',
    tooOften: 'Zu viele Versuche nacheinander. Warten Sie eine Minute und versuchen Sie es noch einmal.',
    genuine: 'Ja, dieser Brief ist echt',
    sender: 'Verschickt von',
    date: 'Datum des Briefes',
    kind: 'Art',
    payment:
      'In dem Code, den Sie gescannt haben, steht auch: Zahlen Sie {{amount}} auf ein Konto, das auf {{end}} endet.',
    differs:
      'Steht in Ihrem Brief etwas anderes? Zahlen Sie dann nicht und rufen Sie den Absender an. Suchen Sie die Nummer selbst heraus.',
    unknownTitle: 'Wir kennen diesen Code nicht',
    unknown:
      'Prüfen Sie, ob Sie den Code richtig abgetippt haben. Ein Code enthält keine Buchstaben B, I, L, O, S, V und Z und keine Ziffern 0, 1, 2, 5, 6 und 8.',
    unknownDo:
      'Der Code stimmt, und Sie sind noch unsicher? Zahlen Sie nicht und antworten Sie nicht. Rufen Sie den Absender an und suchen Sie die Nummer selbst heraus.',
    whereTitle: 'Wo steht der Code?',
    where:
      'Unten rechts auf der ersten Seite, neben dem QR-Code. Der Brief hat keinen Code? Rufen Sie den Absender an. Suchen Sie die Nummer selbst heraus und nehmen Sie nicht die aus dem Brief.',
    neverTitle: 'Was wir nicht sagen',
    never: 'Wir zeigen nie, an wen der Brief gerichtet ist und was darin steht.',
  },
}
