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
    bevestig uw (bericht|e-?mail)
  `,
  fr: `
    veuillez confirmer
  `,
  de: `
    bitte bestätigen
  `,
})
