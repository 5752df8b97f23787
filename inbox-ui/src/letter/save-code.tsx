import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

const dots = 720
/** Milliseconds after which the picture is released; Safari begins to read it only some time after the click. */
const keptFor = 60_000

/**
 * Saves the payment code as a picture. A person who reads on their phone cannot scan its own screen; the apps of some banks read the
 * code from the pictures of the phone. On a phone the system's own sheet offers to save the picture among them or to open it in an
 * app: a download would be in the files of the phone, where such an app does not look.
 */
export function SaveCode({ qr, reference }: { readonly qr: string; readonly reference: string }): ReactNode {
  const { t } = useTranslation()
  const [isFailed, setFailed] = useState(false)
  const shares = canShare()
  const save = async () => {
    setFailed(false)
    try {
      const name = `${t('letter.qrFile')}-${reference.replaceAll(/\W/g, '')}.png`
      const file = new File([await pictureOf(qr)], name, { type: 'image/png' })
      if (!shares || !(await isShared(file))) saveAs(file)
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <button className="govuk-button govuk-button--secondary in-payqr__save" type="button" onClick={() => void save()}>
        <Icon of={Download} /> {t(shares ? 'letter.shareQr' : 'letter.saveQr')}
      </button>
      <span role="status">{isFailed && t('states.saveFailed')}</span>
    </>
  )
}

async function pictureOf(svg: string): Promise<Blob> {
  const image = new Image(dots, dots)
  image.src = svg
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = dots
  canvas.height = dots
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('The browser draws nothing')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, dots, dots)
  context.imageSmoothingEnabled = false
  context.drawImage(image, 0, 0, dots, dots)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The browser makes no picture')) : resolve(blob)),
      'image/png',
    )
  })
}

/** A phone or tablet whose browser can give a picture to other apps. */
function canShare(): boolean {
  const example = new File([], 'example.png', { type: 'image/png' })
  return matchMedia('(pointer: coarse)').matches && (navigator.canShare?.({ files: [example] }) ?? false)
}

/** False where the browser refuses; a reader who closes the sheet has chosen not to save. */
async function isShared(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] })
    return true
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError'
  }
}

function saveAs(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), keptFor)
}
