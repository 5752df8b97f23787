import { type Meter, ValueType } from '@opentelemetry/api'
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import {
  AggregationTemporality,
  DataPointType,
  type GaugeMetricData,
  MeterProvider,
  MetricReader,
} from '@opentelemetry/sdk-metrics'
import type { Gauge, GaugeSource } from './gauge.ts'

export interface Metrics {
  /** Makes counters and histograms, which count from the start of this process. */
  readonly meter: Meter
  /** Everything that is measured, in the text format of Prometheus. It never fails: a source that fails leaves its gauges out. */
  text(): Promise<string>
}

/** The version is that of the text format of Prometheus. */
export const metricsMediaType = 'text/plain; version=0.0.4; charset=utf-8'

/** More than routes, methods and statuses make together. Beyond this the SDK puts new sets of labels in one. */
const maxLabelSets = 10_000
const scope = { name: 'uitpost' }

/**
 * The metrics of this process: what its meter counts, and gauges that are read from their sources at each scrape. Gauges are
 * not made with the meter: a set of labels that is gone is absent at the next scrape, and a gauge without values keeps its type.
 */
export function openMetrics(sources: readonly GaugeSource[], failed: (error: unknown) => void): Metrics {
  const reader = new ScrapeReader({ cardinalitySelector: () => maxLabelSets })
  const meter = new MeterProvider({ readers: [reader] }).getMeter(scope.name)
  meter
    .createObservableGauge('process_resident_memory_bytes', { description: 'Memory of this process.' })
    .addCallback((result) => result.observe(process.memoryUsage.rss()))
  // Without a prefix, timestamps, labels of the resource, `target_info` and labels of the scope: names stay as they are declared.
  const serializer = new PrometheusSerializer(undefined, false, undefined, true, true)
  const readGauges = async (source: GaugeSource): Promise<readonly Gauge[]> => {
    try {
      return await source()
    } catch (error) {
      failed(error)
      return []
    }
  }
  return {
    meter,
    text: async () => {
      const gauges = (await Promise.all(sources.map(readGauges))).flat()
      const { resourceMetrics } = await reader.collect()
      const { resource, scopeMetrics } = resourceMetrics
      return serializer.serialize({
        resource,
        scopeMetrics: [...scopeMetrics, { scope, metrics: gauges.map(gaugeData) }],
      })
    },
  }
}

/** Collects when `/metrics` is requested. Nothing is sent by itself, so there is nothing to flush or to close. */
class ScrapeReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

function gaugeData({ name, help, values }: Gauge): GaugeMetricData {
  return {
    descriptor: { name, description: help, unit: '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
    dataPointType: DataPointType.GAUGE,
    // The times are not printed.
    dataPoints: values.map(({ labels, value }) => ({ startTime: [0, 0], endTime: [0, 0], attributes: labels, value })),
  }
}
