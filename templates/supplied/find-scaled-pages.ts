import { type PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib'

/**
 * Pages, from 1, whose unit is not a point (ISO 32000-1, 14.11.1: `UserUnit`). PDFium measures and draws them as if it were;
 * a printer makes them larger.
 */
export function findScaledPages(pdf: PDFDocument): readonly number[] {
  return pdf.getPages().flatMap(({ node }, at) => {
    const unit = node.lookup(PDFName.of('UserUnit'))
    return unit instanceof PDFNumber && unit.asNumber() !== 1 ? [at + 1] : []
  })
}
