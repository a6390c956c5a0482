// How the charts of a simulation are drawn. Colours come from the style sheet, so that they follow the
// theme; numbers come with the page.
const probe = document.createElement("i");
document.body.append(probe);
/** The colour of a custom property as it is now, with an opacity. */
function colour(name, opacity = 1) {
  probe.style.color = `var(--${name})`;
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g);
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

const roles = {
  work: "c0", travel: "c2", wait: "c4", idle: "pause", overtime: "over", breach: "over",
  credits: "c5", mean: "c0", spread: "c0", open: "faint",
};
const colourOf = (series, index) => roles[series.role] ?? `c${index % 7}`;
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const withUnit = (value, unit) => number.format(value) + (unit ? ` ${unit}` : "");

/** An axis with a title and lines. */
function axis(title, extra = {}) {
  return {
    title: { display: title !== "", text: title, color: colour("faint") },
    grid: { color: colour("grid"), borderColor: colour("line") },
    ticks: { color: colour("faint") },
    ...extra,
  };
}

/** The axis of the names of rows, none of which is left out. */
const rowAxis = () => axis("", {
  grid: { color: colour("grid"), borderColor: colour("line"), drawTicks: false, offset: true },
  ticks: { color: colour("ink"), autoSkip: false, padding: 7 },
});

const legend = (isShown, extra = {}) => ({
  display: isShown, position: "bottom", align: "start",
  labels: { color: colour("ink"), boxWidth: 12, boxHeight: 12, ...extra },
});

/** The colour of a change: grey where its interval holds zero. */
function changeColour(low, high) {
  if (low !== null && low > 0) return colour("good");
  return high !== null && high < 0 ? colour("alarm") : colour("faint");
}

/** A legend of lines, dashed as they are. */
const lineLegend = (filter = () => true) => legend(true, {
  usePointStyle: true, boxWidth: 26, filter,
  generateLabels: (chart) => Chart.defaults.plugins.legend.labels.generateLabels(chart)
    .map((item) => {
      const set = chart.data.datasets[item.datasetIndex];
      return { ...item, lineDash: set.borderDash ?? [], lineWidth: set.fill ? 0 : 2 };
    }),
});

/** Intervals over bars, and dots where bars are not from zero. */
const whiskers = {
  id: "whiskers",
  afterDatasetsDraw(chart) {
    const { ctx, scales: { x } } = chart;
    chart.data.datasets.forEach((set, index) => {
      if (!chart.isDatasetVisible(index)) return;
      chart.getDatasetMeta(index).data.forEach((bar, row) => {
        const { estimate, low, high } = set.intervals[row];
        if (estimate === null) return;
        ctx.save();
        ctx.strokeStyle = ctx.fillStyle = set.isChange ? changeColour(low, high) : set.mark;
        ctx.lineWidth = set.isDot ? 2.5 : 1.5;
        const [from, to] = [x.getPixelForValue(low ?? estimate), x.getPixelForValue(high ?? estimate)];
        ctx.beginPath();
        ctx.moveTo(from, bar.y);
        ctx.lineTo(to, bar.y);
        for (const end of [from, to]) {
          ctx.moveTo(end, bar.y - 4);
          ctx.lineTo(end, bar.y + 4);
        }
        ctx.stroke();
        if (set.isDot) {
          ctx.beginPath();
          ctx.arc(x.getPixelForValue(estimate), bar.y, 5, 0, 2 * Math.PI);
          ctx.fill();
        }
        ctx.restore();
      });
    });
  },
};

/** A line at zero: no difference, or the due instant. */
const zeroLine = {
  id: "zeroLine",
  beforeDatasetsDraw(chart, _, options) {
    const { ctx, chartArea, scales: { x } } = chart;
    if (!options.text || x.min > 0 || x.max < 0) return;
    const at = x.getPixelForValue(0);
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = colour("ink", 0.7);
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    ctx.moveTo(at, chartArea.top);
    ctx.lineTo(at, chartArea.bottom);
    ctx.stroke();
    ctx.font = "11px system-ui, sans-serif";
    const isAtEdge = at > chartArea.right - 60;
    ctx.textAlign = isAtEdge ? "right" : "left";
    ctx.fillText(
      options.text, at + (isAtEdge ? -5 : 5), options.isLow ? chartArea.bottom - 7 : chartArea.top + 10);
    ctx.restore();
  },
};

/** The interval of a row in words. */
function intervalText(set, row, unit) {
  const { estimate, low, high } = set.intervals[row];
  if (estimate === null) return `${set.label}: not known`;
  const ends = low === null || high === null
    ? "" : ` (${withUnit(low, unit)} to ${withUnit(high, unit)})`;
  return `${set.label}: ${withUnit(estimate, unit)}${ends}`;
}
