// The charts of this page: each is drawn again when the theme changes, and in light colours for paper.
const specs = JSON.parse(document.getElementById("charts").textContent);

/** A row for each label, with a dot or a bar and an interval for each series. */
function rows(spec, isDot) {
  const intervals = (series) => series.values.map((estimate, row) => ({
    estimate, low: series.low[row], high: series.high[row],
  }));
  const all = spec.series.flatMap(intervals)
    .flatMap(({ estimate, low, high }) => [estimate, low, high]).filter((value) => value !== null);
  const isDifference = spec.series.some((series) => series.role === "difference");
  const x = axis(`${spec.axis}${spec.unit && isDot ? `, ${spec.unit}` : ""}`);
  if (isDot && !isDifference) {
    const lowest = Math.min(100, ...all);
    x.min = Math.max(0, Math.floor((lowest - (100 - lowest) * 0.05) / 5) * 5);
    x.max = 100;
  } else {
    const width = Math.max(...all, 0) - Math.min(...all, 0);
    x.suggestedMin = isDot ? Math.min(...all, 0) - width * 0.04 : 0;
    x.suggestedMax = Math.max(...all, 0) + width * 0.04;
  }
  return {
    type: "bar",
    data: {
      labels: spec.labels,
      datasets: spec.series.map((series, index) => ({
        label: series.name, intervals: intervals(series), isDot, isChange: isDifference,
        data: isDot
          ? series.values.map((value, row) =>
            value === null ? null : [series.low[row] ?? value, series.high[row] ?? value])
          : series.values,
        mark: colour(isDot ? colourOf(series, index) : "ink", isDot ? 1 : 0.75),
        backgroundColor: colour(colourOf(series, index), isDot ? 0 : 0.85),
        borderRadius: 2, maxBarThickness: 22,
      })),
    },
    options: {
      indexAxis: "y",
      scales: { x, y: rowAxis() },
      plugins: {
        legend: {
          ...legend(spec.series.length > 1),
          labels: {
            color: colour("ink"), boxWidth: 12, boxHeight: 12,
            generateLabels: (chart) => Chart.defaults.plugins.legend.labels.generateLabels(chart)
              .map((item) => ({ ...item, fillStyle: chart.data.datasets[item.datasetIndex].mark })),
          },
        },
        tooltip: {
          callbacks: { label: (item) => intervalText(item.dataset, item.dataIndex, spec.unit) },
        },
        zeroLine: { text: isDifference ? "no change" : "" },
      },
    },
    plugins: [zeroLine, whiskers],
  };
}

/** Bars that add up. */
function stack(spec) {
  return {
    type: "bar",
    data: {
      labels: spec.labels,
      datasets: spec.series.map((series, index) => ({
        label: series.name, data: series.values, backgroundColor: colour(colourOf(series, index)),
        borderColor: colour("card"), borderWidth: { right: 1 }, maxBarThickness: 24,
      })),
    },
    options: {
      indexAxis: "y",
      scales: { x: axis(spec.axis, { stacked: true }), y: { ...rowAxis(), stacked: true } },
      plugins: {
        legend: legend(true),
        tooltip: {
          callbacks: {
            label: (item) => `${item.dataset.label}: ${withUnit(item.raw, spec.unit)}`,
          },
        },
      },
    },
  };
}

/** Curves that rise from nothing to everything. */
function curves(spec) {
  const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
  return {
    type: "line",
    data: {
      datasets: spec.series.map((series, index) => ({
        label: series.name, data: series.values.map((y, point) => ({ x: series.at[point], y })),
        borderColor: colour(colourOf(series, index)), backgroundColor: colour(colourOf(series, index)),
        borderDash: dashes[index % dashes.length], borderWidth: 2, pointRadius: 0, pointStyle: "line",
        stepped: "before",
      })),
    },
    options: {
      interaction: { mode: "nearest", intersect: false },
      scales: {
        x: axis(spec.axis, { type: "linear", ...middle(spec.series) }),
        y: axis("promises fulfilled, %", { min: 0, max: 100 }),
      },
      plugins: {
        legend: lineLegend(),
        tooltip: {
          callbacks: {
            title: () => "",
            label: ({ dataset, raw }) =>
              `${dataset.label}: ${number.format(raw.y)} % by ${withUnit(raw.x, spec.unit)}`,
          },
        },
        zeroLine: { text: "due", isLow: true },
      },
    },
    plugins: [zeroLine],
  };
}

/**
 * The stretch of the axis without the outermost hundredth to either side, with zero in it, in steps
 * that hours of the day have.
 */
function middle(series) {
  const ends = series.flatMap(({ at }) => {
    const cut = Math.floor(at.length / 100);
    return [at[cut], at[at.length - 1 - cut]];
  });
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const step = [1, 2, 4, 6, 12, 24, 48, 168].find((hours) => (most - least) / hours <= 9)
    ?? Math.ceil((most - least) / 9);
  return {
    min: Math.floor(least / step) * step, max: Math.ceil(most / step) * step,
    ticks: { color: colour("faint"), stepSize: step },
  };
}

/** A line over time, its interval, and the spread of the replications. */
function bands(spec) {
  const [mean, spread, open] = ["mean", "spread", "open"]
    .map((role) => spec.series.find((series) => series.role === role));
  const line = (label, data, extra) => ({
    label, data, pointRadius: 0, pointStyle: extra.fill ? "rect" : "line", borderWidth: 0, ...extra,
  });
  const fill = (opacity) => ({ fill: "-1", backgroundColor: colour("c0", opacity) });
  return {
    type: "line",
    data: {
      labels: spec.labels,
      datasets: [
        line("", spread.low, {}),
        line(spread.name, spread.high, fill(0.16)),
        line("", mean.low, {}),
        line("interval of the mean", mean.high, fill(0.32)),
        line(mean.name, mean.values, {
          borderColor: colour("c0"), backgroundColor: colour("c0"), borderWidth: 2,
        }),
        line(open.name, open.values, {
          borderColor: colour("faint"), backgroundColor: colour("faint"), borderWidth: 1.3,
          borderDash: [5, 4],
        }),
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      scales: {
        x: axis("", {
          grid: { display: false, borderColor: colour("line") },
          ticks: {
            color: colour("faint"), maxRotation: 0, autoSkip: true, autoSkipPadding: 14,
            callback(index) {
              const [weekday, date, time] = this.getLabelForValue(index).split(" ");
              return [`${weekday} ${date.slice(5)}`, time];
            },
          },
        }),
        y: axis(spec.axis, { min: 0 }),
      },
      plugins: {
        legend: lineLegend((item) => item.text !== ""),
        tooltip: {
          filter: (item) => item.dataset.borderWidth > 0,
          callbacks: { label: (item) => `${item.dataset.label}: ${number.format(item.raw)}` },
        },
      },
    },
  };
}

const kinds = {
  intervals: (spec) => rows(spec, true), bars: (spec) => rows(spec, false), stack, curves, bands,
};
let drawn = [];
function draw() {
  drawn.forEach((chart) => chart.destroy());
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  drawn = specs.map((spec) => {
    const { options, ...rest } = kinds[spec.kind](spec);
    return new Chart(document.getElementById(spec.id), {
      ...rest, options: { animation: false, maintainAspectRatio: false, ...options },
    });
  });
}
draw();
root.addEventListener("themechange", draw);

// On paper: light.
let before = null;
window.addEventListener("beforeprint", () => {
  before = root.dataset.theme;
  applyTheme("light");
});
window.addEventListener("afterprint", () => { if (before) applyTheme(before); });
