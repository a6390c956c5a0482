#include "CPageFiles.h"

// The files enter at compile time; a literal of their bytes in Swift takes minutes to compile.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char page_style[] = {
#embed "page/theme.css"
    , '\n',
#embed "page/page.css"
    , 0};

static const char page_script[] = {
#embed "page/theme.js"
    , '\n',
#embed "page/timeline.js"
    , '\n',
#embed "page/map.js"
    , 0};

static const char leaflet_style[] = {
#embed "leaflet/leaflet.css"
    , 0};

static const char leaflet_script[] = {
#embed "leaflet/leaflet.js"
    , 0};

static const char leaflet_license[] = {
#embed "leaflet/LICENSE"
    , 0};

static const char simulation_style[] = {
#embed "page/theme.css"
    , '\n',
#embed "simulation/simulation.css"
    , 0};

static const char simulation_script[] = {
#embed "page/theme.js"
    , '\n',
#embed "simulation/charts.js"
    , '\n',
#embed "simulation/simulation.js"
    , 0};

static const char chartjs_script[] = {
#embed "chartjs/chart.min.js"
    , 0};

static const char chartjs_license[] = {
#embed "chartjs/LICENSE"
    , 0};

const char *cpagefiles_page_style(void) { return page_style; }
const char *cpagefiles_page_script(void) { return page_script; }
const char *cpagefiles_leaflet_style(void) { return leaflet_style; }
const char *cpagefiles_leaflet_script(void) { return leaflet_script; }
const char *cpagefiles_leaflet_license(void) { return leaflet_license; }
const char *cpagefiles_simulation_style(void) { return simulation_style; }
const char *cpagefiles_simulation_script(void) { return simulation_script; }
const char *cpagefiles_chartjs_script(void) { return chartjs_script; }
const char *cpagefiles_chartjs_license(void) { return chartjs_license; }
