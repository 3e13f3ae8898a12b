window.my_map = {load_complete: 1};
