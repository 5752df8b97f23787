import type { Pixels } from './find-codes.ts'

/** Reads QR codes in pictures. Everything happens on this device. */
export interface QrReader {
  /** The texts of the codes in the picture; none is an empty list. */
  read(picture: HTMLCanvasElement): Promise<readonly string[]>
  close(): void
}

/** The reader of the browser where it has one, else a library that is loaded now. */
export async function openQrReader(): Promise<QrReader> {
  return (await ownReader()) ?? libraryReader()
}

/** The part of the Barcode Detection API that is used; TypeScript does not describe it. */
interface Detector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

async function ownReader(): Promise<QrReader | undefined> {
  const Class = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  const formats = await Class?.getSupportedFormats().catch((): string[] => [])
  if (Class === undefined || formats?.includes('qr_code') !== true) return undefined
  const detector = new Class({ formats: ['qr_code'] })
  return {
    read: async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue),
    close: () => {},
  }
}

function libraryReader(): QrReader {
  const worker = new Worker(new URL('./qr-worker.ts', import.meta.url), { type: 'module' })
  return {
    read: (picture) =>
      new Promise((resolve, reject) => {
        const { width, height } = picture
        const pixels = picture.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height).data
        if (pixels === undefined) return reject(new Error('The picture cannot be read'))
        const answered = new AbortController()
        const { signal } = answered
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<readonly string[]>) => {
            answered.abort()
            resolve(data)
          },
          { signal },
        )
        worker.addEventListener(
          'error',
          () => {
            answered.abort()
            reject(new Error('The reader of QR codes could not be loaded'))
          },
          { signal },
        )
        const question: Pixels = { pixels, width, height }
        worker.postMessage(question, [pixels.buffer])
      }),
    close: () => worker.terminate(),
  }
}
