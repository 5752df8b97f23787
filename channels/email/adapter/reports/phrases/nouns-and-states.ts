/** What servers of one language call a recipient, and how they say what is wrong with it; one alternative is a short expression. */
export interface Vocabulary {
  readonly language: string
  /** Beginnings of words for a mailbox, a user, an address or a recipient. */
  readonly nouns: string
  /** States that follow the noun: it does not exist. */
  readonly unknown: string
  /** Words before the noun that deny it: `no such`, `unknown`. */
  readonly no: string
  /** States that follow the noun: it was closed. */
  readonly closed: string
  /** States that follow the noun: it has no space. */
  readonly full: string
  /** Words for the sender, which have the same states. */
  readonly sender: string
}

/** Nouns and states of each language in normal words; `ö` and the like may be written `oe`. */
export const vocabularies: readonly Vocabulary[] = [
  {
    language: 'nl',
    nouns:
      '(e-?)?mail-?adres(sant)?|adres(sant)?|gebruikers?|postvak|postbus|mailbox|brievenbus|account|ontvanger' +
      '|geadresseerde|bestemmeling|abonnee|medewerker',
    unknown:
      'onbekend|bestaat (hier )?(niet|nergens)|niet (meer )?(gekend|bekend|geregistreerd|terug ?gevonden|aangemaakt)',
    no: '(kennen|hebben) (wij |we )?(hier )?geen|onbekende?|niet-?bestaande?|ongeldige?|er is geen',
    closed: 'opgezegd|stopgezet|afgesloten|opgedoekt|gedesactiveerd|op non-?actief|niet langer in gebruik|uit dienst',
    full: 'vol\\b|overvol|volgelopen|geen (vrije )?(ruimte|plaats) meer|(quota|limiet) (is )?(bereikt|overschreden)',
    sender: 'afzender',
  },
  {
    language: 'fr',
    nouns: 'adresse|utilisat(eur|rice)|destinataire|boite|bal\\b|compte|messagerie|abonnee?|titulaire|correspondant',
    unknown:
      'inconnue?|inexistante?|n.?existe (pas|plus)|introuvable|ne figure pas (parmi|dans)|non (attribuee?|reconnue?|declaree?)|(mail )?n.?est pas connue?',
    no: 'aucune? (autre )?|(pas|plus) (de |d.)|il n.?y a (pas|plus) (de |d.)|inexistante?',
    closed:
      'fermee?|close\\b|resiliee?|desactivee?|supprimee?|n.?est plus (en service|utilisee?|active?|ouverte?)|a ete (coupee?|retiree?)',
    full: 'pleine?\\b|saturee?|est remplie?|n.?a plus (de |d.)(place|espace)|a atteint (son|sa) (quota|limite|capacite)',
    sender: 'expediteur|emetteur',
  },
  {
    language: 'de',
    nouns:
      '(e-?)?mail-?adresse|adresse|empfa?e?nger|adressat|benutzer|nutzer|teilnehmer|kunden?\\b|postfach|mailbox|konto|account|anschluss',
    unknown:
      'unbekannt|existiert (hier |bei uns )?nicht|(hier |bei uns )?nicht (bekannt|vorhanden|vergeben|gefuehrt|eingerichtet|registriert|angelegt)',
    no: '(fuh?e?hren|kennen|haben) (wir )?(hier )?keine?n?|es gibt (hier )?keine?n?|unbekannte[rns]?|nicht existierende[rns]?',
    closed:
      'gekue?ndigt|abgeschaltet|geschlossen|stillgelegt|geloe?scht|erloschen|nicht mehr (in betrieb|in gebrauch|aktiv|genutzt)|aufgeloe?st',
    full: 'voll\\b|ue?berfue?llt|ue?bergelaufen|(hat )?keinen (freien )?(platz|speicher\\w*) mehr|ausgeschoe?pft|(limit|grenze) erreicht',
    sender: 'absender',
  },
  {
    language: 'it',
    nouns: 'casella|indirizzo|utente|destinatario|account|mailbox|intestatario',
    unknown: 'sconosciut|inesistente|non (e |risulta )?(esist|registrat|presente|trovat|censit|noto|attribuit)',
    no: "(non (esiste|c'e|risulta)|nessuna?o?|nessun) (alcuna? |alcun |una? )?",
    closed:
      'chius[ao]|disattivat|dismess|soppress|cessat|non e piu (attiv|in uso|in servizio|valid)|rimoss|eliminat|cancellat',
    full: "pien[ao]\\b|satur[ao]|esaurit|ha (raggiunto|superato) (il limite|la quota)|non (ha|c'e) piu spazio|senza spazio",
    sender: 'mittente',
  },
  {
    language: 'es',
    nouns: 'buzon|casilla|cuenta|direccion|usuario|destinatario|titular|abonado',
    unknown: 'desconocid|inexistente|no (existe|esta (registrad|dad[oa] de alta)|consta|figura|se reconoce|es conocid)',
    no: '(no (existe|hay|tenemos|consta|conocemos)|ningun[ao]?) (a )?(ningun[ao]? |tal |es[ae] )?',
    closed:
      'cerrad|dad[oa] de baja|desactivad|deshabilitad|eliminad|suprimid|clausurad|ya no (esta (activ|en uso|operativ)|funciona|se usa)',
    full: 'llen[oa]\\b|saturad|sin espacio|no (tiene|dispone de|queda) (mas )?espacio|ha (superado|alcanzado|agotado|excedido) (su|la|el) (cuota|limite|capacidad|espacio)',
    sender: 'remitente',
  },
  {
    language: 'pt',
    nouns: 'caixa|conta|endereco|usuario|utilizador|destinatario|titular',
    unknown:
      'desconhecid|inexistente|nao (existe|esta (registrad|cadastrad|registad)|consta|foi reconhecid|e conhecid)|nao foi (localizad|encontrad)',
    no: '(nao (existe|ha|temos|conhecemos)|nenhum[a]?) (nenhum[a]? |tal |ess[ae] |qualquer )?',
    closed:
      'encerrad|fechad|desativad|desabilitad|excluid|eliminad|extint|cancelad|ja nao (esta (ativ|em uso)|existe)|nao esta mais (ativ|em uso)',
    full: 'chei[oa]\\b|lotad|sem espaco|nao (tem|ha|possui) (mais )?espaco|(atingiu|excedeu|ultrapassou) (o limite|a quota|a cota|a capacidade)',
    sender: 'remetente',
  },
  {
    language: 'sv',
    nouns: '(e-?post)?adress|anvandar|mottagar|brevlad|postlad|konto|e-?postkonto|inkorg|abonnent|kund\\b',
    unknown:
      'okand|finns (inte|ej)|existerar (inte|ej)|saknas|(inte|ej) (registrer|kand|upplagd)|hittades (inte|ej)|gar inte att hitta',
    no: '(finns|hittar|hittade|har|kanner) (vi )?(inte |ej )?(nagon|ingen|inget|inte till|nagot)( sadan)?|ingen|okand',
    closed:
      'avslutad|stangd|stangts|upphort|avaktiverad|inaktiverad|sparrad|borttagen|nedlagd|anvands (inte|ej) langre|(inte|ej) langre i bruk|ur bruk',
    full: 'full\\b|fullt\\b|overfull|har (slut pa|inget) utrymme|saknar utrymme|har natt (sin|max)\\w* (kvot|grans)|kvot\\w* (ar )?overskriden',
    sender: 'avsandar',
  },
  {
    language: 'da',
    nouns: '(e-?)?(mail|post)?-?adresse|bruger|modtager|postkasse|mailboks|konto|indbakke|abonnent|kunde',
    unknown:
      'ukendt|findes (ikke|ej)|eksisterer ikke|ikke (kendt|registreret|oprettet|genkendt)|blev ikke fundet|kan ikke findes',
    no: '(findes|kender|har|er) (der |vi )?(ingen|ikke nogen|intet|ikke den)|ingen|ukendt',
    closed: 'lukket|nedlagt|deaktiveret|spaerret|ophort|slettet|afmeldt|(ikke laengere|ude af) (i )?(brug|aktiv|drift)',
    full: 'fuld\\b|fyldt\\b|overfyldt|er lobet (tor|fuld)|har ikke (mere |nok )?plads|mangler plads|kvote\\w* (er )?(overskredet|naet)',
    sender: 'afsender',
  },
  {
    language: 'no',
    nouns: '(e-?post)?-?adresse|bruker|mottaker|postkasse|postboks|innboks|konto|abonnent|kunde',
    unknown:
      'ukjent|finnes (ikke|ei)|fins ikke|eksisterer ikke|ikke (kjent|registrert|opprettet|gjenkjent)|ble ikke funnet|kan ikke finnes',
    no: '(finnes|fins|kjenner|har|er) (det |vi )?(ingen|ikke noen|ikke den|ikke til)|ingen( slik)?|ukjent',
    closed:
      'stengt|avsluttet|nedlagt|deaktivert|sperret|opphort|slettet|avviklet|(ikke lenger|ute av) (i )?(bruk|aktiv|drift)',
    full: 'full\\b|overfull|er fylt opp|har ikke (mer |nok )?plass|mangler plass|kvote\\w* (er )?(overskredet|nadd|brukt opp)',
    sender: 'avsender',
  },
  {
    language: 'fi',
    nouns:
      '(sahkoposti)?osoite|osoitet|kayttaja|vastaanottaja|postilaatik|sahkopostilaatik|(sahkoposti|kaytta(ja|jan))?tili|tilia\\b|saapuneet|postilokero',
    unknown:
      'tuntematon|ei ole olemassa|ei (ole|loydy|loytynyt|loydetty|tunneta|tunnisteta)\\b(?! (enaa |tarpeeksi |riittavasti )?(tilaa|kaytossa))|olematon|virheellinen',
    no: 'tuntematon|olematon|ei (ole|loydy|loytynyt) (tallaista|sellaista|kyseista)',
    closed:
      'suljettu|poistettu|lakkautettu|lukittu|paattynyt|poissa kaytosta|ei ole enaa (kaytossa|voimassa)|ei enaa (kaytossa|kayteta)',
    full: 'taynna|taysi\\b|ei ole (enaa |riittavasti |tarpeeksi )?tilaa|tila (on )?(loppu|lopussa|taynna)|kiintio\\w* (on )?(ylitty|taynna|tayttynyt)',
    sender: 'lahettaja',
  },
  {
    language: 'cs, sk',
    nouns: 'adres|uzivatel|pouzivatel|prijemc|schrank|ucet|uct|adresat',
    unknown:
      'neexist|neznam|nenalezen|nebyl\\w? (nalezen|najden)|(u nas |zde )?(neni|nie je) (u nas |zde )?(veden|znam|registrovan|evidovan|zrizen|platn|zalozen)|neplatn|nemame|nevedeme|neevidujeme',
    no: 'neznam\\w*|neexistujic\\w*|neplatn\\w*|(neni|nemame|neevidujeme|nevedeme|nezname) (zde )?(takov\\w* |zadn\\w* )?',
    closed:
      'zrusen|zablokovan|deaktivovan|uzavren|vymazan|smazan|ukoncen|(jiz|uz) (neni|nie je|nepouziva|se nepouziva)|neni (jiz|uz) (aktivni|pouzivan)',
    full: 'pln[aeoy]?\\b|preplnen|zaplnen|nema (dost(atek)? |zadne )?(volne\\w* )?mist|(kvot|limit)\\w* (byl\\w? )?(prekrocen|vycerpan)',
    sender: 'odesilatel|odosielatel',
  },
  {
    language: 'pl',
    nouns: 'adres|uzytkownik|odbiorc|skrzynk|kont[oa]\\b|abonent|adresat|skrzynce',
    unknown:
      'nieznan|nie (istnieje|figuruje|wystepuje|jest (znan|zarejestrowan|nam znan))|nieistniejac|nie zostal\\w? (znalezion|odnalezion)|niepoprawn|nieprawidlow',
    no: 'nieznan\\w*|nieistniejac\\w*|nie (ma|znamy|mamy|istnieje|posiadamy) (u nas |u siebie |tu )?(takie\\w* |zadne\\w* )?|brak (takie\\w* )?',
    closed:
      'zamkniet|usuniet|zlikwidowan|zablokowan|wylaczon|zawieszon|nieaktywn|wygasl|dezaktywowan|nie jest juz (uzywan|aktywn|obslugiwan)',
    full: 'pelna?\\b|przepelnion|zapelnion|nie ma (juz |wolnego )*miejsca|(limit|pojemnosc|quota)\\w* (zostal\\w? )?(przekroczon|wyczerpan)|brak\\w* miejsca',
    sender: 'nadawc',
  },
  {
    language: 'tr',
    nouns:
      'kullanici|alici|adres|posta kutusu|posta hesab|e-?posta hesab|e-?posta adres|hesap|hesab|gelen kutusu|posta kutus',
    unknown:
      'bulunamad|bulunmuyor|bulunmamaktad|yok\\b|mevcut degil|gecersiz|bilinmiyor|tanimli degil|kayitli degil|taninmiyor|tanimsiz',
    no: 'boyle bir|bilinmeyen|gecersiz|kayitli olmayan|mevcut olmayan',
    closed:
      'kapali|kapatil|kapanmis|silin(mis|di)|iptal edil|devre disi|askiya al|dondurul|kullanim disi|pasif|artik kullanilm',
    full: 'dolu\\b|dolmus|doldu\\b|yer (kalmadi|yok)|yeterli (alan|yer) yok|kota\\w* (asil|dol|as)|kotasini (asti|doldurdu)',
    sender: 'gonderen|gonderici',
  },
]
