// The script and the style sheets of published pages, compiled into the program so that no file has
// to lie beside it.

#ifndef CPAGEFILES_H
#define CPAGEFILES_H

// The style sheet of the page, in UTF-8, ended by a zero.
const char *_Nonnull cpagefiles_page_style(void);
// The script of the page.
const char *_Nonnull cpagefiles_page_script(void);
// The style sheet of Leaflet, which draws the map.
const char *_Nonnull cpagefiles_leaflet_style(void);
// The script of Leaflet.
const char *_Nonnull cpagefiles_leaflet_script(void);
// The licence of Leaflet, which goes with every copy of it.
const char *_Nonnull cpagefiles_leaflet_license(void);
// The style sheet of the page of a simulation.
const char *_Nonnull cpagefiles_simulation_style(void);
// The script of that page, which comes after Chart.js.
const char *_Nonnull cpagefiles_simulation_script(void);
// The script of Chart.js 3.9.1, which draws the charts.
const char *_Nonnull cpagefiles_chartjs_script(void);
// The licence of Chart.js, which goes with every copy of it.
const char *_Nonnull cpagefiles_chartjs_license(void);

#endif
