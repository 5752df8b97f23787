/**
 * Text that the encrypted requests of letters have in common, with which they are deflated: the members of a recipient in the
 * order of the contract, and names of data that letters of a government usually have, the most common last. It holds nothing of a
 * real person. **It is never changed**: bodies that were written with it cannot be read without it (`deflatedSeal`). A better one
 * gets the next number.
 */
export const bodyDictionaries: Readonly<Record<number, string>> = {
  1:
    '[{"tekst":"wanneer":"voorwaarden":"gezin":"school":"academiejaar":"student":"ouder":"kind":' +
    '"project":"aanvrager":"aanvraag":"dossiernummer":"dossier":"zone":"nummerplaten":"ingeschrevenOp":"meebrengen":"beginuur":' +
    '"belasting":"kosten":"interest":"verschuldigd":"boete":"rekening":"termijnen":"aantal":"totaal":"basis":"waarde":"stap":' +
    '"onderneming":"ondernemingsnummer":"subsidie":"toegekend":true,"aanvaard":false,"vermindering":true,"betaald":"0.00","' +
    '"oudBedrag":"nieuwBedrag":"nogTeBetalen":"eersteBedrag":"eersteDatum":"ontvangenOp":"gevraagdOp":"beslistOp":"bezwaarOp":' +
    '"herinneringOp":"beslissingTegen":"bezorgenTegen":"meldenTot":"totEnMet":"vanaf":"plaats":"adres":"reden":"nummer":' +
    '"van":"tot":"eigendom":"de woning ,"berekening":[{"bedrag":"","onderdeel":"Basisheffing: Opcentiemen provincie: ' +
    'Opcentiemen gemeente: "},' +
    '{"amount":"description":"dueDate":"deadline":"date":"number":"name":"salutation":"montant":"echeance":"communication":' +
    '"communicatie":"geboortedatum":"voornaam":"familienaam":"onderwerp":"betreft":"omschrijving":"uur":"datum":"2024-2025-' +
    '"voertuig":true,"nummerplaat":"1-","verzondenOp":"2028-","vervallenOp":"2027-12-31","afbetalingTot":"2027-",' +
    '"beroepTot":"2027-","bezwaarTot":"2027-","betaaldatum":"2027-01-","aanslagjaar":2026,"bedrag":"00.00",' +
    '"mededeling":"+++/2026/+++","' +
    '"aanspreking":"mevrouw heer De heer Mevrouw Geachte ","subject":"","addressee":{' +
    '{"recipient":{"type":"addressee","name":"","address":{"lines":["","country":"NL"}},"data":{' +
    '{"recipient":{"type":"enterprise","enterpriseNumber":"0","name":" bv nv vzw","attention":"","language":"fr","email":"info@' +
    '{"recipient":{"type":"citizen","insz":"","name":" Van De Voorbeeld","language":"nl","email":"@gmail.com hotmail.com ' +
    'telenet.be","address":{"street":"Kerkstraat weg laan plein dreef steenweg lei straat","houseNumber":"1","box":"",' +
    '"postalCode":"9000","municipality":"Gent Antwerpen gem","country":"BE"}},"data":{"aanspreking":"',
}
