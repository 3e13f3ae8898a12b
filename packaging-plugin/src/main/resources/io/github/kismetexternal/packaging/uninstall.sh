#!/bin/sh
# Uninstalls the Kismet plugin in whose directory it lies: "--help" says how.
# Made by kismet-maven-plugin, so change it there.

# @installation@

program=uninstall.sh
purge=

usage() {
    cat <<END
Usage: uninstall.sh [--user | --system] [--kismet-prefix <dir>] [--purge] [--dry-run]
Removes the Kismet plugin "$dirname". In the directory of the installed plugin it needs no options.

  --user                 what install.sh --user did. The default, unless you are root
  --system               what install.sh --system did: needs root, and is its default
  --kismet-prefix <dir>  which Kismet: the directory with its bin/kismet, such as /usr/local
  --purge                also the plugin's settings and data, ~/.kismet/plugin-data/$dirname
  --dry-run              say what would be done, and change nothing
END
}

own_option() {
    case $1 in
        --purge) purge=yes ;;
        *) return 1 ;;
    esac
}

# Whether to go by the place of this script: it is an installed copy, and nobody asked for another.
is_installed_copy() {
    [ -f "$self/$marker" ] && [ -z "$prefix" ] && { [ -z "$mode" ] || [ "$mode" = "$(marker_value mode "$self")" ]; }
}

find_what_is_installed() {
    installed_copy=
    if is_installed_copy; then
        installed_copy=yes
        mode=$(marker_value mode "$self")
    fi
    choose_mode
    find_home
    if [ -n "$installed_copy" ] && [ "$mode" = system ]; then
        plugins=${self%/*}
        bin=$(marker_value launcher "$self")
        bin=${bin%/*}
        target=$self
        launcher=$bin/$helper
        site_conf=
        name_temporaries
    else
        find_places
    fi
    if [ -n "$installed_copy" ] && [ "$self" != "$target" ]; then
        fail 77 "$self is not in the home of user $uid ($home)" 'call it as the user who installed it'
    fi
}

# Out of Kismet's sight first, then bit by bit.
remove_plugin() {
    rm -rf "$removed"
    mv "$target" "$removed"
    rm -rf "$removed"
}

remove_leftovers() {
    made=.kismet-plugin-kit.$dirname.dir
    for place in "$staging" "$previous" "$removed" "$new_launcher" "$previous_launcher" "${plugins%/*}/$made" \
        "${bin%/*}/$made" "$home/$made"; do
        ! exists "$place" ||
            step "remove $place, left by an installation that was interrupted" rm -rf "$place"
    done
}

remove_site_lines() {
    [ "$mode" = user ] && [ -n "$helper" ] || return 0
    if ! has_block; then
        remove_site_leftovers
        return
    fi
    if site_lines needs | grep -qxF "$(our_need)" || ! { [ -n "$(site_lines needs)" ] || has_other_launchers; }; then
        if may_change_site_conf; then
            step "take what only this plugin needed out of $site_conf" leave_site_conf
        else
            say "  left: the lines from \"$block_begin\" to \"$block_end\" in $site_conf, which is not yours to write;"
            say "        they do no harm"
        fi
    fi
}

data_directory() {
    printf '%s\n' "$home/.kismet/plugin-data/$dirname"
}

remove_data() {
    [ -n "$home" ] || return 0
    data=$(data_directory)
    if [ -z "$purge" ]; then
        [ ! -d "$data" ] || say "  left: the plugin's settings and data, $data (--purge removes them)"
        return 0
    fi
    ! exists "$data" || step "remove the plugin's settings and data, $data" rm -rf "$data"
    if [ -d "${data%/*}" ] && [ -z "$dry_run" ]; then
        rmdir "${data%/*}" 2>/dev/null || :
    fi
}

# The plugin had its data in the home of whoever ran Kismet.
say_other_data() {
    [ "$mode" = system ] && [ -n "$purge" ] || return 0
    passwd_entries | while IFS=: read -r _ _ _ _ _ user_home _; do
        data=$user_home/.kismet/plugin-data/$dirname
        [ -z "$user_home" ] || [ "$user_home" = "$home" ] || [ ! -d "$data" ] ||
            say "  left: $data, of another user's Kismet (rm -r '$data')"
    done
}

is_anything_installed() {
    exists "$target" || { [ -n "$helper" ] && exists "$launcher"; }
}

uninstall() {
    if is_anything_installed; then
        ! exists "$target" || step "remove $target" remove_plugin
        [ -z "$helper" ] || ! exists "$launcher" || step "remove the launcher $launcher" rm -f "$launcher"
    else
        say "  $target is not there: nothing to remove"
    fi
    remove_leftovers
    remove_site_lines
    remove_data
    say_other_data
    leave_lock
    remove_made_directories
}

main() {
    parse "$@"
    find_self
    find_what_is_installed
    if [ -d "$plugins" ]; then
        check_place "$plugins"
    fi
    if [ -n "$helper" ] && [ -d "$bin" ]; then
        check_place "$bin"
    fi
    check_nothing_foreign
    [ -z "$purge" ] || [ ! -L "$home/.kismet/plugin-data" ] ||
        fail 73 "$home/.kismet/plugin-data must not be a symbolic link" 'leave out --purge, and see where it leads'
    if [ -n "$dry_run" ]; then
        say "Nothing is changed. Without --dry-run, this would be done to uninstall \"$plugin_name\":"
    else
        say "Uninstalling \"$plugin_name\":"
        trap leave_lock EXIT
        on_signals
        [ ! -d "$plugins" ] || take_lock
    fi
    uninstall
    [ -n "$dry_run" ] || say 'Uninstalled. Restart Kismet if it is running.'
}

main "$@"
exit
