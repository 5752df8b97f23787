import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { proofNl } from './nl.ts'

/** The public check of a proof, on the reader’s own device. */
export const proofDe: SameKeys<typeof proofNl> = {
  proof: {
    title: 'Einen Nachweis prüfen',
    lead: 'Haben Sie einen Brief mit einem Nachweis erhalten? Prüfen Sie hier, dass nichts geändert wurde. Ihr Gerät rechnet selbst: Ihre Dateien werden nicht versandt.',
    files: 'Ihre Dateien',
    filesHint: 'Das Paket (.zip), oder die Beweisdatei (.json) zusammen mit dem Brief.',
    choose: 'Dateien wählen',
    chosen: 'Gewählte Dateien',
    key: 'Schlüssel des Registers',
    keyHint: 'Freiwillig. Sie finden ihn in Ihrer Vereinbarung oder beim Betreiber.',
    do: 'Nachrechnen',
    busy: 'Alles wird nachgerechnet …',
    aloneTitle: 'Lieber ohne diese Website?',
    alone: 'Das Programm tut dasselbe auf Ihrem Computer, auch ohne Internet. Sie brauchen dafür Node.js.',
    download: 'Programm herunterladen',
    unableTitle: 'Dieser Browser kann das nicht nachrechnen',
    unable: 'Verwenden Sie eine aktuelle Version Ihres Browsers über https. Oder verwenden Sie das Programm unten.',
    unreadableTitle: 'Wir finden keinen Nachweis in diesen Dateien',
    unreadable:
      'Wählen Sie das Paket (.zip), oder die Beweisdatei (.json) mit dem Brief. Sie erhalten sie vom Absender.',
    goodTitle: 'Es wurde nichts geändert',
    goodAloneTitle: 'Der Nachweis stimmt',
    goodAlone: 'Sie haben keinen Brief gewählt. Wählen Sie auch den Brief: Dann prüfen wir, ob er zum Nachweis gehört.',
    keyGiven: 'Brief und Register wurden mit dem Schlüssel nachgerechnet, den Sie eingaben.',
    keyOwn:
      'Vergleichen Sie diesen Schlüssel mit dem Ihrer Vereinbarung. Nur so wissen Sie, wer den Nachweis erstellte.',
    destroyed_one: '{{count}} Brief wurde am {{date}} nach der Regel „{{rule}}“ vernichtet. Vernichtungsnachweis:',
    destroyed_other:
      '{{count}} Briefe wurden nach der Regel „{{rule}}“ vernichtet, der letzte am {{date}}. Vernichtungsnachweis:',
    badTitle: 'Das stimmt nicht',
    badDo: 'Bitten Sie den Absender erneut um das Paket. Stimmt es dann noch nicht, melden Sie es dem Betreiber.',
    fault: {
      damaged: 'Der Nachweis ist nicht vollständig.',
      opening: 'Die Angaben sind nicht die, die versiegelt wurden.',
      leaf: 'Der Nachweis gehört nicht zu diesem Brief.',
      checkpoint: 'Die Signatur des Registers passt nicht zu diesem Schlüssel.',
      path: 'Der Brief steht nicht dort, wo das Register ihn haben muss.',
      'document-unknown': 'Diese Datei gehört nicht zum Nachweis:',
      'document-altered': 'Ein Dokument wurde geändert:',
      'document-missing': 'Ein Dokument fehlt:',
      'record-altered': 'Die Angaben eines Briefes wurden geändert:',
      'record-missing': 'Ein Brief fehlt:',
      'disposal-unknown': 'Nichts beweist, dass dieser Brief nach einer Regel vernichtet wurde:',
      'certificate-missing': 'Dem Paket fehlt der Nachweis einer Vernichtung:',
      'disposal-under-way':
        'Als das Paket erstellt wurde, lief laut seinen eigenen Angaben noch eine Vernichtung. Fordern Sie später ein neues Paket an:',
      'certificate-invalid': 'Die Signatur eines Vernichtungsnachweises passt nicht zu diesem Schlüssel:',
      'certificate-other': 'Ein Vernichtungsnachweis betrifft andere Briefe:',
      'record-unknown': 'Ein Brief steht nicht im Register:',
      'leaf-altered': 'Eine Zeile des Registers wurde geändert:',
      'leaf-moved': 'Eine Zeile des Registers wurde verschoben:',
      'checkpoint-invalid': 'Die Signatur des Registers passt nicht zu diesem Schlüssel.',
      'export-damaged': 'Eine Datei fehlt oder ist unlesbar.',
      other: 'Das Register stimmt nicht.',
    },
    link: 'Haben Sie den Nachweis eines Briefes? Prüfen Sie ihn hier.',
  },
}
