window.kismet_plugin_map = {load_complete: 1};
