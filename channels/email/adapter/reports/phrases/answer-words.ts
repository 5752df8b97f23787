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
      |vakantie|uw bericht is ontvangen)
    afwezigheid
    afwezig
  `,
  fr: String.raw`
    ^(réponse automatique|absence|absent|absente|message automatique|congé|en congé|hors du bureau|accusé de réception
      |rép\. auto)
    absence du bureau
    réponse automatique
    message d.absence
  `,
  de: `
    ^(automatische (antwort|nachricht|abwesenheit)|abwesen|nicht im (hause|büro)|urlaub|im urlaub|eingangsbestätigung
      |empfangsbestätigung)
    abwesenheits
    automatische antwort
  `,
  it: `
    risposta automatica
    ^(fuori sede|assente|assenza|fuori ufficio)
  `,
  es: `
    respuesta automática
    ^(fuera de (la )?oficina|ausente|ausencia|vacaciones)
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
