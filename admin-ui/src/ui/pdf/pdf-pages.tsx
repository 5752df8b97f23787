import type { PDFDocumentProxy } from 'pdfjs-dist'
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drawPage } from './draw-page.ts'
import { useNearness } from './use-nearness.ts'
import { useWidth } from './use-width.ts'

/**
 * A PDF that the app itself draws, page under page: phones and many installations show no PDF inside a page. When another file
 * comes, the previous pages stay until the next are drawn, so that nothing flickers during typing. Screen readers have the
 * letter as text.
 */
export function PdfPages({
  blob,
  title,
  numbered = false,
  maxPages = Number.POSITIVE_INFINITY,
}: {
  readonly blob: Blob
  readonly title: string
  /** Shows the number above each page, when there is more than one. */
  readonly numbered?: boolean
  /** Draws the first pages only. */
  readonly maxPages?: number
}): ReactNode {
  const { t } = useTranslation()
  const opened = useOpenPdf(blob)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  if (opened === 'unreadable') return <p className="up-quiet">{t('letterView.unreadable')}</p>
  const count = Math.min(opened?.numPages ?? 0, maxPages)
  return (
    <div className="st-pages" ref={frame} aria-busy={opened === undefined}>
      {opened === undefined ? (
        <div className="st-paper up-paper" role="img" aria-label={t('letterView.drawing')} />
      ) : (
        Array.from({ length: count }, (_, index) => (
          <Fragment key={index}>
            {numbered && count > 1 && (
              // The name of each page says the same to screen readers.
              <p className="st-pages__number" aria-hidden="true">
                {index + 1}/{count}
              </p>
            )}
            <Page
              pdf={opened}
              number={index + 1}
              width={width}
              name={count === 1 ? title : t('letterView.page', { title, page: index + 1, count })}
            />
          </Fragment>
        ))
      )}
    </div>
  )
}

/** The file that was read last; the previous one stays until then, and is closed afterwards. */
function useOpenPdf(blob: Blob): PDFDocumentProxy | 'unreadable' | undefined {
  const [opened, setOpened] = useState<PDFDocumentProxy | 'unreadable'>()
  const latest = useRef<PDFDocumentProxy>(undefined)
  useEffect(() => {
    let over = false
    const show = async (): Promise<void> => {
      const next = await read(blob)
      if (over) return close(next)
      close(latest.current)
      latest.current = next === 'unreadable' ? undefined : next
      setOpened(next)
    }
    void show()
    return () => {
      over = true
    }
  }, [blob])
  useEffect(() => () => close(latest.current), [])
  return opened
}

async function read(blob: Blob): Promise<PDFDocumentProxy | 'unreadable'> {
  try {
    const [{ openPdf }, bytes] = await Promise.all([import('./open-pdf.ts'), blob.arrayBuffer()])
    return await openPdf(bytes)
  } catch {
    return 'unreadable'
  }
}

function close(pdf: PDFDocumentProxy | 'unreadable' | undefined): void {
  if (pdf !== undefined && pdf !== 'unreadable') void pdf.loadingTask.destroy()
}

/** One page, drawn when it comes near the visible part of the screen. */
function Page({
  pdf,
  number,
  width,
  name,
}: {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  readonly width: number
  readonly name: string
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  const near = useNearness(canvas)
  useEffect(() => {
    const target = canvas.current
    if (target === null || !near || width === 0) return
    const drawing = new AbortController()
    drawPage(pdf, number, target, width, drawing.signal).then(
      (whole) => setDrawn((before) => before || whole),
      () => setDrawn(true),
    )
    return () => drawing.abort()
  }, [pdf, number, width, near])
  return <canvas ref={canvas} className="st-paper up-paper" role="img" aria-label={name} data-drawn={drawn} />
}
