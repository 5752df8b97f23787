/** The pages of the codes for retention and disposal, in Dutch. */
export const retentionProblemWordsNl = {
  'UP-5001': {
    title: 'Een andere wijziging van deze serie wacht',
    happened: 'Iemand stelde eerder een wijziging van deze serie voor, en niemand besliste er al over.',
    repair: 'Keur die wijziging eerst goed of af, of trek ze in: `GET /v1/archive/series-changes?status=waiting`.',
    example: 'Een termijn van vijf jaar voorstellen terwijl een termijn van drie jaar op een tweede persoon wacht.',
  },
  'UP-5002': {
    title: 'Dit werd al beslist',
    happened:
      'De wijziging of vernietiging is niet meer in de toestand die deze stap nodig heeft: iemand besliste erover, of de stukken worden nog opgelijst.',
    repair:
      'Lees ze opnieuw; `status` zegt hoe het ervoor staat. Is dat nog `gathering`, probeer dan zo meteen opnieuw.',
    example: 'Een vernietiging goedkeuren die een collega net afkeurde.',
  },
  'UP-5003': {
    title: 'Een andere persoon moet hierover beslissen',
    happened:
      'Dezelfde persoon stelde dit voor, ook als dat met een eigen sleutel gebeurde. Over wat niet terug kan, beslissen twee mensen.',
    repair: 'Vraag een collega met `archive:manage` om te beslissen. Is het voorstel fout, trek het dan in.',
    example: 'Een vernietiging voorstellen op het scherm en ze goedkeuren met een eigen API-sleutel.',
  },
  'UP-5004': {
    title: 'Van deze serie wordt niets vernietigd',
    happened: 'Van deze serie verdwijnt nooit iets: ze heeft nog geen regel, of haar stukken blijven voor altijd.',
    repair:
      'Geef de serie een regel met een termijn en de bestemming `destroy` of `sample`: `POST /v1/archive/series`.',
    example: 'Een vernietiging voorstellen van een serie die met de brieven van een nieuwe klasse kwam.',
  },
  'UP-5005': {
    title: 'Een andere vernietiging van deze serie is open',
    happened: 'Een serie heeft één open vernietiging tegelijk, zodat geen stuk op twee lijsten staat.',
    repair: 'Beslis over de open vernietiging, of trek ze in: `openDisposal` van `GET /v1/archive/series` noemt ze.',
    example: 'Opnieuw voorstellen terwijl de vernietiging van vorige maand op een tweede persoon wacht.',
  },
  'UP-5006': {
    title: 'Deze vernietigingsstop is al opgeheven',
    happened: 'U of een collega hief de vernietigingsstop eerder op.',
    repair: 'Lees de vernietigingsstops opnieuw. Moeten de stukken toch blijven, leg dan een nieuwe op.',
    example: 'Twee mensen die dezelfde vernietigingsstop tegelijk opheffen.',
  },
  'UP-5007': {
    title: 'Deze vernietiging kan niet goedgekeurd worden',
    happened: 'De regel van de serie werd gewijzigd na het voorstel, of geen enkel stuk zou vernietigd worden.',
    repair: 'Trek het voorstel in en maak het opnieuw, onder de regel die nu geldt.',
    example: 'Een vernietiging goedkeuren nadat de termijn van de serie tien jaar werd.',
  },
  'UP-5008': {
    title: 'Het certificaat is er nog niet',
    happened: 'Het certificaat komt er als de stukken weg zijn en het register elk ervan vastlegde.',
    repair: 'Wacht tot `status` `done` is; na het laatste stuk duurt dat enkele seconden.',
    example: 'Het certificaat vragen van een vernietiging die volgende week begint.',
  },
}
