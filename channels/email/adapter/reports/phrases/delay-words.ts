import { anyOf } from './any-of.ts'

/** Words of a server that keeps trying. */
export const delayWords = anyOf({
  en: String.raw`
    \bdelay(ed)?\b
    will (be |continue to be |keep |continue |still )?(retr|try|attempt)
    (still|keep|continue|continuing) (being )?(retri|try|attempt)
    warning: (message|could|mail|your)
    warning message
    not (yet )?been delivered yet
    not yet been
    no action (is )?(required|needed)
    do not need to resend
    don't need to resend
    (\(delay\)|transient|temporary) (non-?fatal|delivery)
    delivery incomplete
    transient
    temporarily (delayed|deferred)
    delivery attempts will continue
    has been postponed
    (mail|delivery) warning
    will continue to (try|attempt|be tried)
    (will )?(go on|keeps?|goes on) (trying|retrying)
    (tries|try) again (each|every|in \d)
    retry queue
    (has|have)(n't| not) (gotten|received|got) it (yet|so far)
  `,
  nl: `
    vertra(agd|ging)
    (zal|zullen|blijven|blijft) …(opnieuw )?prober
    nog niet (afgeleverd|bezorgd)
    uitgesteld
  `,
  fr: String.raw`
    retard
    (sera|seront) …(tenté|essay)
    nouvelles? tentatives?
    continuer\w* …10(essayer|tenter)
    différé
  `,
  de: `
    verzöger
    verspät
    (weiter|erneut)(hin)? …20(versuch|zugestellt)
    noch nicht zugestellt
  `,
  it: `
    ritard
    continuerà
    (nuovi|altri|ulteriori) tentativi
    riprover
  `,
  es: `
    retras
    aplaz
    seguirá intentando
    seguiremos
    (nuevos|más) intentos
    volver(á|emos) a intentar
  `,
  pt: `
    atras(o|ad)
    continuar(á|emos) (a tentar|tentando)
    novas tentativas
    voltar(á|emos) a tentar
  `,
  pl: `
    opóźni
    kolejne próby
  `,
  ru: String.raw`
    задерж
    отложен
    повторн\S+ попыт
    будет повтор
  `,
  sv: `
    fördröj
    försenad
    (försöker|försök) …20(igen|på nytt)
    fortsätter (att )?försöka
  `,
  da: `
    forsinke
    (bliver ved med|fortsætter med) at (prøve|forsøge)
    (prøver|forsøger) …20igen
  `,
  no: `
    forsinke
    (fortsetter|vil fortsette) (med )?å (prøve|forsøke)
    (prøver|forsøker) …20(igjen|på nytt)
  `,
  fi: `
    viivästy
    viivyttel
    (yritetään|yritämme|yrittää) …20(uudelleen|uudestaan)
    jatketaan …20yrit
  `,
  cs: String.raw`
    zpožděn
    (zkoušet|pokoušet|pokus) …20(dále|znovu|opakovan)
    opakovan\S{1,4} pokus
  `,
  tr: `
    gecik
    (yeniden|tekrar) den(e|iy)
  `,
  ja: `
    遅延
    遅れて
    再送
    再度配信
  `,
  zh: `
    延迟
    延遲
    重试
    重試
    继续尝试
  `,
})

/** Words of a server that stopped trying: a mail with them is no notice of a delay. */
export const finalWords = anyOf({
  en: String.raw`
    giv(e|en|ing) up
    gave up
    not going to try again
    too long in the queue
    queue too long
    permanent
    no further attempts
    will not be retr
    retry timeout exceeded
    has expired
    returned
    undeliverable mail
    failure notice
    \(failure\)
    could not be delivered for
    delivery (has )?failed
    undelivered
  `,
  nl: `
    onbestelbaar
    definitief
  `,
  fr: `
    définitive
    abandon
    échec
  `,
  de: `
    unzustellbar
    endgültig
    abgebrochen
  `,
})
