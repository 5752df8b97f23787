import type { Language } from '../../../core/words/language.ts'

/** Words that belong to the figure or name beside them, so that no line breaks between the two. */
export interface PairWords {
  /** Words before a figure: `art. 5`, `bus 3`. Compared without regard to case. */
  readonly beforeFigure: string
  /** Words after a figure: `3 dagen`, `5 km`. Compared with regard to case. */
  readonly units: string
  /** Words before a name: `dr. Peeters`. Compared with regard to case. */
  readonly titles: string
  /** Names of months, after the day. Compared without regard to case. */
  readonly months: string
}

/** Units that are written alike in all languages (SI, percent, currency, bytes). */
export const commonUnits =
  'km km² m m² m³ m2 m3 cm cm² mm mm² dm ha kg g mg t l dl cl ml kWh MWh kW MW W V A °C °F ° GB MB kB km/h kg/m³ % ‰ € EUR euro USD GBP h min min. s bar dB Hz'

/** Words before a figure that are written alike in all languages. */
export const commonBefore = '§ §§ n° nº € EUR USD GBP £ $ tel. max. min. ca. circa'

export const pairWords: Readonly<Record<Language, PairWords>> = {
  nl: {
    beforeFigure:
      'art. artt. artikel artikels artikelen nr. nr nrs. nummer no. blz. bladzijde bladzijden p. pp. pag. pagina lid leden punt paragraaf par. hoofdstuk hfst. afdeling afd. titel boek deel bijlage bijl. bus stap fase zaal lokaal kamer verdieping week groep klasse schijf kader vak code tabel figuur fig. noot postbus',
    units:
      'uur u u. dag dagen werkdag werkdagen kalenderdag kalenderdagen week weken maand maanden jaar jaren minuut minuten seconde seconden kwartaal kwartalen persoon personen kind kinderen stuk stuks keer maal procent cent duizend miljoen miljard liter meter kilometer kilo kilogram gram ton graden punten hectare pagina’s bladzijden km/u m²',
    titles: 'dr. drs. prof. ing. ir. mr. mevr. dhr.',
    months: 'januari februari maart april mei juni juli augustus september oktober november december',
  },
  fr: {
    beforeFigure:
      'art. article articles no nos n. numéro p. pp. page pages al. alinéa point chap. chapitre section titre livre annexe ann. bte boîte étape salle local chambre étage semaine groupe cadre case code tableau figure fig. note tél. env. environ',
    units:
      'heure heures jour jours semaine semaines mois an ans année années minute minutes seconde secondes trimestre trimestres personne personnes enfant enfants pièce pièces fois euros cent cents mille million millions milliard milliards litre litres mètre mètres kilomètre kilomètres kilo kilos gramme grammes tonne tonnes degrés points hectares pages',
    titles: 'M. MM. Mme Mmes Mlle Mlles Me Mes Dr Dr. Pr Pr. St. Ste',
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  },
  de: {
    beforeFigure:
      'Art. Artikel Nr. Nrn. Nummer S. Seite Seiten Abs. Absatz Absätze Satz Ziff. Ziffer Punkt Buchst. Kap. Kapitel Abschnitt Titel Buch Band Bd. Anlage Anhang Bfk. Postfach Schritt Saal Raum Zimmer Etage Woche Gruppe Klasse Feld Code Tabelle Abbildung Abb. Rn.',
    units:
      'Uhr Stunde Stunden Tag Tage Tagen Werktag Werktage Werktagen Kalendertage Kalendertagen Woche Wochen Monat Monate Monaten Jahr Jahre Jahren Minute Minuten Sekunde Sekunden Quartal Quartale Person Personen Kind Kinder Kindern Stück Mal Euro Cent Prozent Tausend Million Millionen Milliarde Milliarden Mio. Mrd. Liter Meter Kilometer Kilo Kilogramm Gramm Tonne Tonnen Grad Punkte Hektar Seiten',
    titles: 'Dr. Prof. Dipl.-Ing. St.',
    months: 'Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember',
  },
  en: {
    beforeFigure:
      'art. article articles no. nos. number p. pp. page pages para. paragraph section sections sec. point chapter ch. title annex appendix schedule box step room hall floor week group class code table figure fig. note flat unit approx.',
    units:
      'hour hours hrs day days week weeks month months year years minute minutes second seconds quarter quarters person persons people child children item items time times euros cent cents percent thousand million billion litre litres metre metres kilometre kilometres kilo kilos gram grams tonne tonnes degrees points hectares pages am pm a.m. p.m.',
    titles: 'Dr Dr. Prof Prof. Mr Mr. Mrs Mrs. Ms Ms. Mx St St.',
    months: 'January February March April May June July August September October November December',
  },
}
