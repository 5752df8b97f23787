import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { drawPart } from './draw-part.ts'
import { judgeCodes, type ScannedCode } from './judge-code.ts'
import { partsOfVideo } from './picture-parts.ts'
import { openQrReader } from './qr-reader.ts'

export type CameraState = 'off' | 'starting' | 'on' | 'denied' | 'absent' | 'failed'

interface Camera {
  readonly state: CameraState
  /** A code that is not the check code; it stays until another is seen. */
  readonly seen: Exclude<ScannedCode['kind'], 'check'> | undefined
  readonly video: RefObject<HTMLVideoElement | null>
  readonly start: () => void
  readonly stop: () => void
  /** Absent where the camera has no light. */
  readonly light: { readonly isOn: boolean; readonly toggle: () => void } | undefined
}

const pauseMs = 80

/** The camera of this device, and the code that it sees. Pictures stay in this page; the camera stops with it. */
export function useCamera(onRead: (qr: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null)
  const running = useRef<AbortController>(undefined)
  const [state, setState] = useState<CameraState>('off')
  const [seen, setSeen] = useState<Camera['seen']>()
  const [track, setTrack] = useState<MediaStreamTrack>()
  const [isLit, setLit] = useState(false)

  const stop = useCallback(() => {
    running.current?.abort()
    running.current = undefined
    setState('off')
    setTrack(undefined)
    setLit(false)
    setSeen(undefined)
  }, [])

  const start = async (): Promise<void> => {
    const controller = new AbortController()
    running.current?.abort()
    running.current = controller
    setState('starting')
    try {
      const stream = await openStream(controller.signal)
      const [own] = stream.getVideoTracks()
      const shown = video.current
      if (controller.signal.aborted || shown === null) return
      // The camera was taken away, by its plug or by another program.
      own?.addEventListener('ended', stop)
      shown.srcObject = stream
      await shown.play()
      setTrack(own)
      setState('on')
      const qr = await watch(shown, controller.signal, setSeen)
      if (qr === undefined) return
      navigator.vibrate?.(80)
      stop()
      onRead(qr)
    } catch (error) {
      controller.abort()
      if (running.current === controller) setState(stateOf(error))
    }
  }

  useEffect(() => {
    // A page in the background needs no camera.
    const hide = (): void => {
      if (document.hidden && running.current !== undefined) stop()
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      running.current?.abort()
    }
  }, [stop])

  const toggle = (): void => {
    const wanted = !isLit
    track
      ?.applyConstraints({ advanced: [{ torch: wanted } as MediaTrackConstraintSet] })
      .then(() => setLit(wanted))
      .catch(() => setTrack(undefined))
  }
  return {
    state,
    seen,
    video,
    start: () => void start(),
    stop,
    light: hasLight(track) ? { isOn: isLit, toggle } : undefined,
  }
}

/** @throws DOMException, or TypeError where the page is not secure or the browser has no camera interface */
async function openStream(signal: AbortSignal): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
  })
  const end = (): void => {
    for (const each of stream.getTracks()) each.stop()
  }
  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })
  return stream
}

/** @returns the check code, or undefined when the signal ended the search */
async function watch(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onOther: (kind: 'payment' | 'other') => void,
): Promise<string | undefined> {
  const reader = await openQrReader()
  const canvas = document.createElement('canvas')
  try {
    for (let turn = 0; !signal.aborted; turn++) {
      const part = partsOfVideo[turn % partsOfVideo.length]
      if (part !== undefined && video.videoWidth > 0) {
        drawPart(video, { width: video.videoWidth, height: video.videoHeight }, part, canvas)
        const code = judgeCodes(await reader.read(canvas))
        if (signal.aborted) break
        if (code?.kind === 'check') return code.qr
        if (code !== undefined) onOther(code.kind)
      }
      await new Promise((next) => setTimeout(next, pauseMs))
    }
    return undefined
  } finally {
    reader.close()
  }
}

function hasLight(track: MediaStreamTrack | undefined): boolean {
  return track !== undefined && 'torch' in (track.getCapabilities?.() ?? {})
}

function stateOf(error: unknown): CameraState {
  if (!(error instanceof DOMException)) return navigator.mediaDevices === undefined ? 'absent' : 'failed'
  if (error.name === 'NotAllowedError' || error.name === 'SecurityError') return 'denied'
  return error.name === 'NotFoundError' || error.name === 'OverconstrainedError' ? 'absent' : 'failed'
}
