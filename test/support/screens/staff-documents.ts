/** A letter as PDF and as page, small and real enough for a viewer. */
export const pdf = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 60>>stream
BT /F 20 Tf 90 700 Td (Aanslagbiljet 2026) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`)
export const letterPage = Buffer.from(
  '<!doctype html><html lang="nl"><head><title>Brief</title><style>p{color:red}</style></head><body><h1>Aanslagbiljet onroerende voorheffing 2026</h1><p>Beste meneer Fictief,</p><p>U betaalt <strong>€&nbsp;384,20</strong>.</p><script>document.title="hacked"</script><h2>Wat moet u doen?</h2><ul><li>Betaal ten laatste op 23&nbsp;januari.</li></ul></body></html>',
)
