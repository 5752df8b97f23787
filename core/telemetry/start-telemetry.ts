import type { Settings } from '../config.ts'

/** Disposing sends what is left. It never fails: a collector that is away loses traces, not letters. */
export type Telemetry = AsyncDisposable

/**
 * Sends traces over OTLP when `OTEL_EXPORTER_OTLP_ENDPOINT` is set, and does nothing, and loads nothing, when it is not. The
 * other `OTEL_…` variables of the OpenTelemetry specification (headers, sampling) are read by the SDK itself. To be called before
 * anything else is opened. Spans hold ids; of this process they hold only its role.
 */
export async function startTelemetry(settings: Settings, role: string): Promise<Telemetry> {
  if (settings.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return { [Symbol.asyncDispose]: async () => undefined }
  const { NodeSDK } = await import('@opentelemetry/sdk-node')
  const sdk = new NodeSDK({
    serviceName: `uitpost-${role}`,
    // Detectors would report the host's name, the command line and the account.
    autoDetectResources: false,
    // Metrics are pulled from /metrics (open-metrics.ts), and log lines go to standard output.
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [],
  })
  sdk.start()
  return { [Symbol.asyncDispose]: () => sdk.shutdown().catch(() => undefined) }
}
