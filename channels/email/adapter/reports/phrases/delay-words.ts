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
  `,
  nl: `
    vertra(ag|ging)
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
    nuovi tentativi
  `,
  es: `
    retras
    aplaz
    seguirá intentando
    seguiremos
  `,
  pt: `
    atras(o|ad)
    continuará tentando
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
