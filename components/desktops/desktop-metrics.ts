import type { Severity } from "../monitoring/severity.ts";

/** A metric of WorkSpaces and how to sum it up. */
export interface DesktopMetric {
  readonly name: string;
  readonly statistic: "Sum" | "Average" | "Maximum";
}

/** An alarm over all desktops of a directory. */
export type DesktopAlarm = {
  /** Ending of its logical name and of its name in CloudWatch. */
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly metric: DesktopMetric;
  /** Length of a period. */
  readonly minutes: number;
  /** Periods in a row that it takes. */
  readonly periods: number;
} & (
  | { readonly threshold: number; readonly deviations?: undefined }
  /** Above what CloudWatch has learnt to be usual, by so many standard deviations. */
  | { readonly threshold?: undefined; readonly deviations: number }
);

/**
 * The alarms of guide section 4.3.1, as far as AWS measures what it asks for. Data volumes, application use and DLP
 * violations are no metrics of WorkSpaces: flow logs and the agents' own logs tell of them.
 * Source: WorkSpaces administration guide, "Monitor WorkSpaces using CloudWatch metrics".
 *
 * @param failedConnections how many in a quarter of an hour raise the alarm
 */
export function desktopAlarms(failedConnections: number): readonly DesktopAlarm[] {
  return [
    {
      name: "connection-failures",
      description: "Connections to desktops fail, by wrong credentials or by a fault.",
      severity: "high",
      metric: { name: "ConnectionFailure", statistic: "Sum" },
      minutes: 15,
      periods: 1,
      threshold: failedConnections,
    },
    {
      name: "unhealthy",
      description: "A desktop answers no health check.",
      severity: "medium",
      metric: { name: "Unhealthy", statistic: "Maximum" },
      minutes: 15,
      periods: 2,
      threshold: 1,
    },
    {
      name: "unusual-use",
      description: "More users are connected than is usual at this hour.",
      severity: "medium",
      metric: { name: "UserConnected", statistic: "Sum" },
      minutes: 60,
      periods: 1,
      deviations: 3,
    },
    {
      name: "latency",
      description: "Desktops answer slowly: milliseconds, on average.",
      severity: "low",
      metric: { name: "InSessionLatency", statistic: "Average" },
      minutes: 15,
      periods: 4,
      threshold: 200,
    },
  ];
}

const WIDGETS: readonly { readonly title: string; readonly metrics: readonly DesktopMetric[] }[] = [
  {
    title: "Connections",
    metrics: [
      { name: "ConnectionAttempt", statistic: "Sum" },
      { name: "ConnectionSuccess", statistic: "Sum" },
      { name: "ConnectionFailure", statistic: "Sum" },
      { name: "SessionDisconnect", statistic: "Sum" },
    ],
  },
  {
    title: "Users connected",
    metrics: [{ name: "UserConnected", statistic: "Sum" }],
  },
  {
    title: "State of desktops",
    metrics: [
      { name: "Available", statistic: "Sum" },
      { name: "Unhealthy", statistic: "Sum" },
      { name: "Stopped", statistic: "Sum" },
    ],
  },
  {
    title: "Time to launch a session and latency in it",
    metrics: [
      { name: "SessionLaunchTime", statistic: "Average" },
      { name: "InSessionLatency", statistic: "Average" },
    ],
  },
];

const [WIDTH, HEIGHT, COLUMNS] = [12, 6, 2];
const PERIOD_SECONDS = 300;

/** The dashboard of one directory's desktops (CloudWatch API reference, "Dashboard body structure and syntax"). */
export function dashboardBody(region: string, directoryId: string): object {
  return {
    widgets: WIDGETS.map(({ title, metrics }, index) => ({
      type: "metric",
      x: (index % COLUMNS) * WIDTH,
      y: Math.floor(index / COLUMNS) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      properties: {
        title,
        region,
        view: "timeSeries",
        period: PERIOD_SECONDS,
        metrics: metrics.map(({ name, statistic }) => [
          "AWS/WorkSpaces",
          name,
          "DirectoryId",
          directoryId,
          { stat: statistic },
        ]),
      },
    })),
  };
}
