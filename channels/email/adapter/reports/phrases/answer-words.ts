import { anyOf } from './any-of.ts'

/** Subjects of mails in which a person's system answers for an absent person. */
export const absenceSubjects = anyOf({
  en: String.raw`
    ^(auto(matic|mated|matisch)?[ -]?(re(ply|sponse|sponder)|answer|generated)|auto(matic|mated)?: |out of (the )?office
      |away from|on (vacation|holiday|leave)|i am (away|out)|i'm (away|out)|vacation|holiday|\[auto[- ]?reply\]|autoreply
      |ooo\b|absent\b|away\b|thank you for (your|contacting))
    out of (the )?office
    auto-?(reply|response|responder)\b
    automatic (reply|response)
  `,
  nl: `
    ^(automatisch (antwoord|bericht)|afwezig|buiten kantoor|niet op kantoor|met (verlof|vakantie)|ontvangstbevestiging
      |vakantie|uw bericht is ontvangen|ik ben (momenteel |tijdelijk |op dit ogenblik )?(afwezig|met |niet |buiten |op ))
    afwezigheid
    afwezig
  `,
  fr: String.raw`
    ^(réponse automatique|absence|absent|absente|message automatique|congé|en congé|hors du bureau|accusé de réception
      |rép\. auto|je (suis|serai) (actuellement |momentanément )?(absente?|en (congé|vacances|déplacement)|hors))
    absence du bureau
    réponse automatique
    message d.absence
  `,
  de: `
    ^(automatische (antwort|nachricht|abwesenheit)|abwesen|nicht im (hause|büro)|urlaub|im urlaub|eingangsbestätigung
      |empfangsbestätigung|ich bin …30(nicht (im|in)|im urlaub|abwesend|außer haus))
    abwesenheits
    automatische antwort
  `,
  it: `
    risposta automatica
    ^(fuori sede|assente|assenza|fuori ufficio|sono (fuori|assente|in ferie))
  `,
  es: `
    respuesta automática
    ^(fuera de (la )?oficina|ausente|ausencia|vacaciones|(estoy|estaré) (fuera|de vacaciones|ausente))
  `,
  pt: `
    resposta automática
    ^(fora do escritório|ausente|ausência|férias)
  `,
  pl: `
    automatyczna odpowiedź
    odpowiedź automatyczna
    ^(nieobecno|poza biurem|urlop)
  `,
  ru: `
    автоматический ответ
    автоответ
    ^(отсутств|отпуск|вне офиса)
  `,
  uk: `
    автоматична відповідь
  `,
  ja: `
    自動(応答|返信)
    不在(通知|の|です)
  `,
  zh: `
    自动(回复|答复)
    自動(回覆|回復)
  `,
  ko: `
    외출
    부재중
    자동 ?(회신|응답)
  `,
  sv: `
    autosvar
    automatiskt svar
    frånvaro
  `,
  da: `
    autosvar
    automatisk svar
    fravær
  `,
  no: `
    autosvar
    automatisk svar
    fravær
  `,
  fi: `
    automaattinen vastaus
    poissa
  `,
  cs: `
    automatická odpověď
    nepřítomnost
  `,
  hu: `
    automatikus válasz
  `,
  tr: `
    otomatik yanıt
  `,
  sk: 'automaticka odpoved',
  ro: 'răspuns automat',
  el: 'αυτόματη απάντηση',
  bg: 'автоматичен отговор',
  hr: 'automatski odgovor',
  sl: 'samodejni odgovor',
  lv: 'automātiskā atbilde',
  lt: 'automatinis atsakymas',
  et: 'automaatvastus',
  he: 'תשובה אוטומטית',
  ar: 'رد تلقائي',
})

/** How an absent person's system begins its text, for mails without a return path whose subject is that of our letter. */
export const absenceTexts = anyOf({
  en: `
    (i am|i'm|i will be) (currently |presently )?(away|out of (the )?office|on (annual |sick |maternity |parental )?leave
      |on (vacation|holiday)|travelling|traveling)
    no longer (with|works? (at|for)|employed (at|by))
  `,
  nl: `
    (ben ik|ik ben) …20(afwezig|met (verlof|vakantie|ziekteverlof)|niet (op kantoor|aanwezig|bereikbaar)|buiten kantoor)
    niet meer werkzaam
    werkt niet (meer|langer) (bij|voor)
  `,
  fr: `
    je (suis|serai) …20(absente?|en (congé|vacances|déplacement)|hors du bureau|injoignable)
    ne travaille plus
  `,
  de: `
    (bin ich|ich bin) …40(nicht (im (haus|büro)|erreichbar|anwesend)|abwesend|im urlaub|außer haus)
    nicht mehr (bei|für) uns (tätig|beschäftigt)
  `,
  it: `
    (sono|sarò) …20(fuori (ufficio|sede)|assente|in ferie)
  `,
  es: `
    (estoy|estaré) …20(fuera de la oficina|ausente|de vacaciones)
  `,
  pt: `
    (estou|estarei) …20(fora do escritório|ausente|de férias)
  `,
})

/** Subjects of notices that a mail was shown or deleted, from systems that write them as a text only. */
export const receiptSubjects = anyOf({
  en: '^(not )?read: ',
  nl: '^((niet|on)?gelezen|ongelezen verwijderd): ',
  fr: '^(non )?lu ?: ',
  de: '^(un)?gelesen: ',
  it: '^(non )?letto: ',
  es: '^(no )?leído: ',
  pt: '^(não )?lida?o?: ',
})

/** A reader, or the program of one, asks to be left alone: this is for people to read, whatever wrote it. */
export const unsubscribeSubjects = anyOf({
  en: String.raw`^(re: )?(unsubscribe|remove me|opt-?out|stop)\b`,
  nl: '^(re: )?(uitschrijven|afmelden)',
  fr: '^(re: )?(désinscri|désabonn)',
  de: '^(re: |aw: )?(abmeld|abbestell)',
})

/** Systems that deliver only after the sender confirmed something. */
export const challengeWords = anyOf({
  en: String.raw`
    (please )?(confirm|verify) (your|that you|you are) …(e-?mail|message|sender|human|person|request)
    confirm(ation)? (is )?required
    prove (that )?you are (not a robot|(a )?human|a person)
    requires? (your )?confirmation
    boxbe
    spam ?arrest
    mailblocks
    spamblocker
    knowspam
    \btmda\b
    bluebottle
    sender (verification|confirmation|authentication) (required|request)
    challenge.?response
    to (have|get) your (message|e-?mail|mail) delivered
    your (message|mail|e-?mail) (is|was|has been) (being )?(held|quarantined|waiting)
    awaiting (your )?(confirmation|verification)
    active spam killer
    \[qurb
  `,
  nl: `
    bevestig (uw|je|dat u|dat je) (bericht|e-?mail|geen robot|een mens|afzender)
    (afzender)?(bevestiging|verificatie) (vereist|nodig)
  `,
  fr: String.raw`
    veuillez confirmer
    (mail ?in ?black|altospam)
    (authentification|confirmation|vérification) (est )?(requise|demandée|nécessaire) …20(message|courriel|e-?mail|mail)
    (recopi|saisi|tap)\w* …20(chiffres|caractères|lettres|code) …30(afin|pour) que
    (vous êtes|n.êtes pas) …15(humain|robot)
    protégée? contre les (robots|spams|pourriels)
    défi anti-?spam
  `,
  de: `
    bitte bestätigen
    bestätigen sie …30(absender|mensch|kein roboter|e-?mail|nachricht)
    (absender|sicherheits)(bestätigung|prüfung) (erforderlich|nötig)
  `,
  it: `
    confermi? (di essere|che lei è|il tuo messaggio|il suo messaggio)
    conferma (richiesta|necessaria)
  `,
  es: `
    confirm(e|ar) (que (es|usted)|su (mensaje|correo|dirección))
    (confirmación|verificación) (requerida|necesaria)
  `,
  pt: `
    confirm(e|ar) (que (é|você)|sua mensagem|seu e-?mail)
    (confirmação|verificação) necessária
  `,
  pl: `
    potwierd(ź|zić) …20(nadawc|wiadomo|człowiek)
  `,
})

/** How a help desk begins the subject of its acknowledgement, beside the number of the case. */
export const ticketSubjects = anyOf({
  all: String.raw`
    ^(re: |aw: |antw: )?[\[(](#|(ticket|case|request|incident|zaak|dossier|demande|vorgang|anfrage|caso|chamado|sak|sag|ärende) ?(id|nr|n[o°])?[#:. -]{0,3})[a-z-]{0,8}\d{3,}[\])]
    ^(re: |aw: |antw: )?(ticket|case|request|incident|vorgang|anfrage) ?[#:] ?[a-z-]{0,8}\d{3,}
  `,
})

/** How a help desk acknowledges a mail, in its text or subject. */
export const ticketWords = anyOf({
  en: `
    (your|the) (request|message|enquiry|inquiry|e-?mail|question|ticket|case) (has been|was|is) (received|logged|registered|opened|created)
    (we|we've|we have) received your
    (ticket|case) (has been|was) (opened|created|assigned)
  `,
  nl: `
    (uw|je) (vraag|bericht|aanvraag|melding|e-?mail|mail) (is|werd) (goed )?(ontvangen|geregistreerd|bij ons aangekomen)
    (hebben|hebt) (uw|je) …20(ontvangen|geregistreerd)
  `,
  fr: `
    (votre|la) (demande|message|courriel|question) (a (bien )?été|est bien) (reçue?|enregistrée?|prise? en compte)
    (avons|accusons) (bien )?(reçu|réception)
  `,
  de: `
    (ihre|deine) (anfrage|nachricht|e-?mail|mail|meldung) (ist|wurde) …25(eingegangen|erfasst|registriert|erhalten)
    (eingang|empfang) (ihrer|deiner) (anfrage|nachricht|e-?mail|mail|meldung)
    eingangsbestätigung
    (haben|bestätigen) …20(ihre|den eingang)
  `,
  it: '(sua|tua|vostra) (richiesta|segnalazione) (è|e) stata (ricevuta|registrata|presa in carico)',
  es: '(su|tu) (solicitud|consulta|mensaje|petición) (ha sido|fue|se ha) (recibid|registrad)',
  pt: '(sua|seu) (solicitação|pedido|mensagem|chamado) (foi) (recebid|registrad|abert)',
  sv: '(ditt|din) (ärende|meddelande|fråga|mejl) (har|är) (tagits emot|mottaget|mottagit|registrera)',
  da: '(din|dit) (henvendelse|sag|besked|mail) (er) (modtaget|registreret|oprettet)',
  no: '(din|ditt) (henvendelse|sak|melding|e-?post) (er) (mottatt|registrert|opprettet)',
  fi: '(viestisi|pyyntösi|yhteydenottosi) on (vastaanotettu|kirjattu|rekisteröity)',
  cs: '(váš|vaše|vase) (požadavek|zpráva|dotaz) (byl|byla) (přijat|zaevidov|zaregistrov)',
  pl: '(twoje|państwa|twoja) (zgłoszenie|wiadomość|zapytanie) (zostało|została) (przyjęt|zarejestrowan|otrzyman)',
  tr: '(talebiniz|mesajınız|başvurunuz) (alınmıştır|alındı|kaydedil)',
})

/** The line of a help desk above which an answer is to be written. */
export const replyLines = anyOf({
  en: '(reply|write|type) …20(above|below) this line',
  nl: '(antwoord|schrijf|typ)\\w* …20(boven|onder) deze (lijn|regel)',
  fr: '(répond|écri|saisi)\\w* …20(au-dessus|au-dessous|en dessous) de cette ligne',
  de: '(oberhalb|über|unterhalb) dieser (linie|zeile) …20(antwort|schreib)',
})
