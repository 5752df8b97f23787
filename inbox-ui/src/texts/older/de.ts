import type { SameKeys } from '../../../../admin-ui/src/ui/texts/shape.ts'
import type { olderNl } from './nl.ts'

/** Archived letters that are not in the inbox. */
export const olderDe: SameKeys<typeof olderNl> = {
  older: {
    title: 'Ältere Briefe',
    titleFor: 'Ältere Briefe für {{name}}',
    lead: 'Briefe, die nicht mehr in „Meine Briefe“ stehen, und Briefe, die nur mit der Post, per E-Mail oder über die eBox gekommen sind.',
    ask: 'Fehlt ein Brief in dieser Liste?',
    askDo: 'In Ihren älteren Briefen suchen',
    back: 'Meine Briefe',
    backToOlder: 'Ältere Briefe',
    what: 'Ihre älteren Briefe',
    label: 'In Ihren älteren Briefen suchen',
    moreFilters: 'Genauer suchen',
    way: 'Versandweg',
    allWays: 'Alle Wege',
    ways: {
      inbox: 'In „Meine Briefe“',
      ebox: 'Über die eBox',
      email: 'Per E-Mail',
      print: 'Mit der Post',
      peppol: 'Über Peppol',
    },
    status: 'Status',
    allStatuses: 'Alle Status',
    statuses: {
      accepted: 'Angenommen',
      scheduled: 'Geplant',
      held: 'Zurückgehalten',
      processing: 'In Bearbeitung',
      sent: 'Versandt',
      delivered: 'Zugestellt',
      read: 'Geöffnet',
      undeliverable: 'Nicht angekommen',
      cancelled: 'Zurückgezogen',
      failed: 'Fehlgeschlagen',
    },
    respelled: 'Mit „{{typed}}“ haben wir nichts gefunden. Wir haben nach „{{searched}}“ gesucht.',
    found_one: '{{count}} Brief',
    found_other: '{{count}} Briefe',
    foundMore: 'Mehr als {{count}} Briefe',
    emptyTitle: 'Sie haben keine älteren Briefe',
    emptyText:
      'Hier erscheinen Briefe, die „Meine Briefe“ verlassen, und Briefe, die Sie auf anderem Weg erhalten haben.',
    noneTitle: 'Wir haben keine älteren Briefe gefunden',
    noneText:
      'Versuchen Sie es mit einem anderen oder kürzeren Wort, oder wählen Sie ein anderes Jahr. Neuere Briefe stehen in „Meine Briefe“.',
    gone: 'Welche Briefe finden Sie hier nicht?',
    goneDestroyed:
      'Briefe, deren Aufbewahrungsfrist vorbei ist, sind vernichtet. Wir bewahren dann auch nicht auf, dass sie an Sie gerichtet waren.',
    goneNumber:
      'Kannte der Absender Ihre Nationalregisternummer oder Unternehmensnummer nicht, finden wir den Brief nicht für Sie.',
    goneOther:
      'Briefe, die eine Behörde nicht über Uitpost versandt hat, haben wir nicht. Fragen Sie diese Behörde danach.',
    download: 'Ihre älteren Briefe aufbewahren',
    downloadText:
      'Laden Sie sie als PDF mit einer Übersicht herunter. Eine Datei fasst 5.000 Briefe, die neuesten zuerst. Geschlossene Briefe sind nicht dabei.',
    missing:
      'Vielleicht steht der Brief noch in „Meine Briefe“, wurde vernichtet oder ist für eine andere Person bestimmt.',
    sentOn: 'Versandt am {{date}}',
    facts: 'Über diesen Brief',
    kept: 'Der Absender bewahrt diesen Brief mindestens bis einschließlich {{date}} auf. Möchten Sie ihn länger behalten? Laden Sie ihn herunter.',
    keptPast:
      'Der Absender musste diesen Brief bis einschließlich {{date}} aufbewahren. Er kann jetzt vernichtet werden. Möchten Sie ihn behalten? Laden Sie ihn herunter.',
    keptForEver: 'Der Absender bewahrt diesen Brief dauerhaft auf.',
    noClock: 'Dass Sie den Brief hier lesen, ändert keine Frist.',
    closedForGood:
      'Der Empfang dieses Briefes wurde nicht bestätigt. Er bleibt geschlossen. Fordern Sie ihn beim Absender an.',
  },
}
