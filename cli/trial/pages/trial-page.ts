import { type Html, html } from './html.ts'
import type { PageLanguage } from './page-language.ts'

const words = {
  nl: {
    skip: 'Naar de inhoud',
    trial: 'Dit is een proefomgeving.',
    foot: 'Een ingebouwde plaatsvervanger van Uitpost, alleen op deze computer.',
  },
  en: {
    skip: 'Skip to content',
    trial: 'This is a trial.',
    foot: 'A built-in stand-in of Uitpost, on this computer only.',
  },
}

export interface TrialPage {
  readonly language: PageLanguage
  readonly title: string
  /** The text of the strip under the header, after “this is a trial”. */
  readonly note: string
  readonly main: Html
}

/** The frame of every page that the stand-ins of the trial serve: Uitpost's look, without a script. */
export function trialPage({ language, title, note, main }: TrialPage): string {
  const text = words[language]
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Uitpost</title>
<link rel="icon" href="/assets/symbol.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/tokens.css">
<link rel="stylesheet" href="/assets/trial.css">
</head>
<body>
<a class="skip" href="#main">${text.skip}</a>
<header class="header"><div class="wide"><a class="logo" href="/" aria-label="Uitpost"><img src="/assets/symbol.svg" alt="" width="32" height="32"><span class="wordmark"></span></a></div></header>
<div class="strip"><p class="wide"><strong>${text.trial}</strong> ${note}</p></div>
<main class="wide" id="main">${main}</main>
<footer class="footer"><p class="wide">${text.foot}</p></footer>
</body>
</html>
`.markup
}
