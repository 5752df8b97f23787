/**
 * Text that letters of authorities in Belgium often contain, for the dictionaries with which their short texts are deflated
 * (`seal-deflated.ts`). **It must never change**: dictionaries that are in use contain it. Other phrases need another constant and
 * a dictionary of the next number.
 */
export const letterPhrases1 =
  'Agentschap Departement Dienst Vlaamse Stad Gemeente Provincie OCMW Intercommunale Ville de Commune de Service public Agence ' +
  'aangifte aanslagbiljet onroerende voorheffing personenbelasting verkeersbelasting kilometerheffing erfbelasting ' +
  'parkeerretributie omgevingsvergunning rijbewijs identiteitskaart kinderopvang groeipakket schooltoeslag studietoelage ' +
  'huursubsidie premie zorgbudget tegemoetkoming subsidie inschrijving afspraak uitnodiging attest dossier nummerplaat ' +
  'onderneming voertuig woning perceel ' +
  'Uw aanvraag voor een Beslissing over uw Herinnering: betaal uw Factuur Boete voor de belasting 2025 2026 2027 2028 ' +
  'We hebben uw nieuwe adres We hebben van u nodig Uw vergunning U krijgt geld terug van uw U mag betalen in keer U betaalt ' +
  'geen meer voor Aanslagbiljet Uitnodiging voor Attest van ' +
  'Votre demande de Décision concernant votre Rappel : payez votre Amende pour le Votre permis Nous avons besoin de ' +
  'Ihr Antrag auf Entscheidung über Ihren Erinnerung: zahlen Sie Your application for Decision on your Reminder: pay your ' +
  'Bezorg ons de stukken uit de lijst. Geef ons uw rekeningnummer. Klopt het niet? Laat het ons weten. Antwoord op deze brief. ' +
  'Kom naar uw afspraak. Breng uw identiteitskaart mee. Betaal de eerste keer ' +
  'Payez Pas d’accord\u00a0? Introduisez une réclamation. Envoyez-nous les documents. Répondez à cette lettre. ' +
  'Zahlen Sie Nicht einverstanden? Legen Sie Einspruch ein. Senden Sie uns die Unterlagen. ' +
  'Pay Do you disagree? Object to this decision. Send us the documents. '
