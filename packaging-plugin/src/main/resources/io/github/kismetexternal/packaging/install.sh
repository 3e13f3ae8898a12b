#!/bin/sh
# Installs the Kismet plugin in whose directory it lies: "--help" says how.
# Made by kismet-maven-plugin, so change it there.

# @installation@

program=install.sh
update_site_conf=
force_double=
swapping=
site_changed=
committed=
had_launcher=
made_directories=
fresh_directory=

usage() {
    cat <<END
Usage: install.sh [--user | --system] [--kismet-prefix <dir>] [--update-site-conf] [--force-double] [--dry-run]
Installs the Kismet plugin "$dirname", or puts this version in place of the installed one.

  --user                 for a Kismet that you run: in ~/.kismet. The default, unless you are root
  --system               for any Kismet on this machine: needs root, and is its default
  --kismet-prefix <dir>  which Kismet: the directory with its bin/kismet, such as /usr/local
  --update-site-conf     with --user: write the lines that Kismet needs into its kismet_site.conf, instead of saying
                         them; with KISMET_ETC=<dir>, into the one in that directory
  --force-double         install also where the plugin is installed the other way, and the same Kismet may start both
  --dry-run              say what would be done, and change nothing
END
}

own_option() {
    case $1 in
        --update-site-conf) update_site_conf=yes ;;
        --force-double) force_double=yes ;;
        *) return 1 ;;
    esac
}

find_sum_program() {
    if command -v sha256sum >/dev/null; then
        sum_program=sha256sum
    elif command -v shasum >/dev/null; then
        sum_program='shasum -a 256'
    elif command -v busybox >/dev/null && busybox sha256sum /dev/null >/dev/null 2>&1; then
        sum_program='busybox sha256sum'
    else
        fail 69 'sha256sum or shasum is needed to check the files' 'sudo apt install coreutils'
    fi
}

# Where something is installed from an installation, what that wrote itself is no part of the bundle.
files_to_check() {
    find . -type f ! -path ./SHA256SUMS ! -path "./$marker" ! -path './cache/*' ! -path './httpd/spool/*' |
        sed 's|^\./||'
}

listed_files() {
    sed -n 's/^[0-9a-f]\{64\}  //p' SHA256SUMS
}

# The files of which there is one too many or too few.
differences() (
    cd -- "$1"
    { listed_files && files_to_check; } | sort | uniq -u | while IFS= read -r file; do
        if [ -f "$file" ]; then
            printf '\n    not in SHA256SUMS: %s' "$file"
        else
            printf '\n    missing: %s' "$file"
        fi
    done
)

strange_files() (
    cd -- "$1"
    find . ! -type f ! -type d | sed 's|^\./|    neither file nor directory: |'
)

changed_files() (
    cd -- "$1"
    # shellcheck disable=SC2086 # to be split into words
    { listed_files && { $sum_program -c SHA256SUMS 2>/dev/null || :; } | sed -n 's/: OK$//p'; } | sort | uniq -u |
        sed 's/^/    changed: /'
)

check_files() {
    again='unpack the archive anew; if that does not help, get it anew from where it came'
    [ -f "$1/SHA256SUMS" ] || fail 65 "$1 has no SHA256SUMS, and is no whole bundle" "$again"
    wrong=$(strange_files "$1")
    [ -z "$wrong" ] || fail 65 "$1 must have files only:$newline$wrong$newline" "$again"
    wrong=$(differences "$1")
    [ -z "$wrong" ] || fail 65 "$1 must have the files of its SHA256SUMS:$wrong$newline" "$again"
    wrong=$(changed_files "$1")
    [ -z "$wrong" ] || fail 65 "$1 must have the files as SHA256SUMS has them:$newline$wrong$newline" "$again"
}

# What was left by an installation that was killed. The earlier one is back then, if it had been put aside.
restore_previous() {
    exists "$target" || {
        [ ! -f "$previous_launcher" ] || mv -f "$previous_launcher" "$launcher"
        [ ! -d "$previous" ] || mv "$previous" "$target"
    }
}

remove_leftovers() {
    rm -rf "$staging" "$previous" "$removed"
    [ ! -d "$bin" ] || rm -f "$new_launcher" "$previous_launcher"
}

# Makes a directory and the missing ones above it, each at once with a note by which uninstalling knows it.
make_directory() {
    [ ! -d "$1" ] || return 0
    # A dry run, in which none is made, says each once.
    case $newline$made_directories in
        *"$newline$1$newline"*) return 0 ;;
    esac
    make_directory "${1%/*}"
    made_directories=$made_directories$1$newline
    step "make the directory $1" make_noted "$1"
}

make_noted() {
    fresh=${1%/*}/.kismet-plugin-kit.$dirname.dir
    fresh_directory=$fresh
    rm -rf "$fresh"
    mkdir "$fresh"
    printf '%s\n' 'Made by the install.sh of a Kismet plugin; uninstall.sh removes it once it is empty.' >"$fresh/$note"
    chown "$uid:$gid" "$fresh" "$fresh/$note"
    case $1 in
        */.kismet) chmod 0700 "$fresh" ;; # as Kismet makes it
        *) chmod 0755 "$fresh" ;;
    esac
    mv "$fresh" "$1"
}

write_marker() {
    {
        printf '%s\n' '# Written by install.sh; uninstall.sh goes by it.' "mode=$mode" "launcher=$launcher"
        if [ "$site_wanted" = write ] || { [ "$mode" = user ] && has_block; }; then
            printf '%s\n' "site_conf=$site_conf"
        fi
    } >"$staging/$marker"
}

set_modes() {
    chown -R "$uid:$gid" "$staging"
    find "$staging" -type d -exec chmod 0755 {} +
    find "$staging" -type f -exec chmod 0644 {} +
    chmod 0755 "$staging/install.sh" "$staging/uninstall.sh"
    [ -z "$helper" ] || chmod 0755 "$staging/$helper"
    set +f
    for file in "$staging"/runtime/bin/* "$staging"/runtime/lib/jspawnhelper "$staging"/runtime/lib/jexec; do
        [ ! -f "$file" ] || chmod 0755 "$file"
    done
    set -f
}

# Checked once more as a copy: on a full disk, or where somebody else can write the bundle, it may not be the same.
stage() {
    mkdir "$staging"
    cp -RP "$self/." "$staging/"
    rm -rf "$staging/cache" "${staging:?}/$marker"
    [ -h "$staging/httpd" ] || rm -rf "$staging/httpd/spool"
    check_files "$staging"
    write_marker
    set_modes
    [ -n "$helper" ] || return 0
    rm -f "$new_launcher"
    cp "$staging/$helper" "$new_launcher"
    chown "$uid:$gid" "$new_launcher"
    chmod 0755 "$new_launcher"
    cmp -s "$staging/$helper" "$new_launcher"
}

# From the first to the last rename the plugin is not there for Kismet, and so never with the launcher of another
# version.
swap() {
    [ ! -f "$launcher" ] || had_launcher=yes
    swapping=yes
    [ ! -d "$target" ] || mv "$target" "$previous"
    if [ -n "$helper" ]; then
        [ -z "$had_launcher" ] || mv -f "$launcher" "$previous_launcher"
        mv -f "$new_launcher" "$launcher"
    fi
    mv "$staging" "$target"
    committed=yes
}

# Goes by what is there, as a signal may have come between a step and the note that it is done.
roll_back() {
    if [ -n "$swapping" ] && [ -d "$target" ] && ! [ -d "$staging" ]; then
        committed=yes
    elif [ -n "$swapping" ]; then
        [ -z "$helper" ] || [ -n "$had_launcher" ] || rm -f "$launcher"
        restore_previous
    fi
    if [ -n "$site_changed" ] && [ -z "$committed" ]; then
        ! has_block || leave_site_conf
        has_block || remove_site_leftovers
    fi
    [ -z "$fresh_directory" ] || rm -rf "$fresh_directory"
    remove_leftovers
    leave_lock
    remove_made_directories >/dev/null
}

on_exit() {
    status=$?
    trap - EXIT
    trap '' HUP INT TERM
    if [ "$status" -ne 0 ]; then
        set +e
        roll_back
        if [ -n "$committed" ]; then
            end='stopped at the very end; the plugin is installed'
        else
            end='stopped; nothing was installed, and what was installed before is as it was'
        fi
        printf '%s\n' "$program, plugin $dirname: $end." >&2
    fi
    exit "$status"
}

system_copies() (
    for place in "$prefix" /usr/local /usr; do
        [ -n "$place" ] || continue
        library_directories "$place" | while IFS= read -r lib; do
            [ ! -d "$lib/kismet/$dirname" ] || printf '%s\n' "$lib/kismet/$dirname"
        done
    done
)

users_copies() (
    passwd_entries | while IFS=: read -r _ _ _ _ _ user_home _; do
        copy=$user_home/.kismet/plugins/$dirname
        [ -z "$user_home" ] || [ ! -d "$copy" ] || printf '%s\n' "$copy"
    done
)

how_to_remove() (
    if ! [ -f "$1/uninstall.sh" ]; then
        printf "rm -r '%s'\n" "$1"
    elif [ "$mode" = user ]; then
        printf "sudo '%s/uninstall.sh'\n" "$1"
    else
        printf "'%s/uninstall.sh', called by the user whose home that is\n" "$1"
    fi
)

# Kismet loads what it finds for the system and for the user, both.
check_double() {
    if [ "$mode" = user ]; then other=$(system_copies | head -n 1); else other=$(users_copies | head -n 1); fi
    [ -n "$other" ] || return 0
    if [ -n "$helper" ]; then starts=starts; else starts=loads; fi
    if [ -n "$force_double" ]; then
        say "Warning: $other is installed too: a Kismet that sees both $starts the plugin twice."
        return
    fi
    fail 73 "$other is installed already, and a Kismet that sees both $starts the plugin twice" \
        "$(how_to_remove "$other"); or, if different users' Kismets are meant, --force-double"
}

# Sets site_wanted: whether lines are to be written, to be said, or are there already.
look_at_site_conf() {
    site_wanted=
    [ "$mode" = user ] && [ -n "$helper" ] || return 0
    site_wanted=say
    if [ -n "$site_conf" ]; then
        if site_lines others | names_user_path; then
            site_wanted=
            return
        fi
        if site_needs_no_change; then
            site_wanted=
            return
        fi
    fi
    [ -n "$update_site_conf" ] || return 0
    [ -n "$site_conf" ] || fail 69 'kismet_site.conf has its place beside kismet.conf, which was not found' \
        "KISMET_ETC=<its directory> $0 --user --update-site-conf"
    may_change_site_conf ||
        fail 77 "$site_conf must be writable for user $uid, and belong to that user, for --update-site-conf" \
            "leave that out; the lines to add as root are said then"
    site_wanted=write
}

# Without the request to write, it does not matter for whom the lines are there.
site_needs_no_change() {
    has_block || return 1
    [ -z "$update_site_conf" ] || site_lines needs | grep -qxF "$(our_need)"
}

write_site_conf() {
    site_changed=yes
    others=$(site_lines others && echo .)
    others=${others%.}
    needs=$(site_lines needs | grep -vxF "$(our_need)" || :)
    begin=$block_begin
    if [ ! -f "$site_conf" ] || { [ -z "$others" ] && grep -q "^$block_begin$own_file" "$site_conf"; }; then
        begin=$block_begin$own_file
    elif ! has_block; then
        back_up_site_conf
    fi
    {
        printf '%s' "$others"
        printf '%s\n' "$begin"
        [ -z "$needs" ] || printf '%s\n' "$needs"
        our_need
        printf '%s' "$others" | site_additions
        printf '%s\n' "$block_end"
    } | replace_site_conf
}

back_up_site_conf() {
    backup=$(backup_of_site_conf)
    rm -f "$backup"
    cp -p "$site_conf" "$backup"
}

say_site_lines() {
    say "Kismet looks for launchers where its configuration says. Once, for all plugins of users, add to"
    say "${site_conf:-kismet_site.conf, which has its place beside kismet.conf}:"
    say ''
    if [ -n "$site_conf" ]; then
        site_lines others | site_additions | sed 's/^/    /'
    else
        site_additions </dev/null | sed 's/^/    /'
    fi
    say ''
    say "Or let install.sh do it: --update-site-conf, as a user who may write that file."
}

# kismet_site.conf may have replaced the path on which Kismet looks in its own directory of programs.
warn_of_missing_path() {
    [ "$mode" = system ] && [ -n "$helper" ] && [ -n "$site_conf" ] || return 0
    paths=$(lines_kismet_reads "$site_conf" | helper_paths)
    case $newline$paths$newline in
        "$newline$newline" | *"$newline%B$newline"* | *"$newline$bin$newline"*) ;;
        *) say "Warning: Kismet will not look in $bin: add the line helper_binary_path=%B to $site_conf." ;;
    esac
}

prepare() {
    [ -n "$helper" ] && grep -q -e --prepare "$target/$helper" || return 0
    say 'Preparing a faster start.'
    "$launcher" --prepare </dev/null || say 'That did not work; the plugin runs all the same, and only starts slower.'
}

say_what_is_next() {
    if [ "$site_wanted" = say ]; then
        say_site_lines
    fi
    warn_of_missing_path
    if [ "$mode" = user ]; then
        say "Next: restart Kismet, run by you; one that root runs, as with sudo, does not look in your home."
    else
        say 'Next: restart Kismet.'
    fi
    if [ -f "$self/httpd/index.html" ]; then
        say "Then open http://localhost:2501/plugin/$dirname/ (where Kismet has its usual port)."
    else
        say "Then open Kismet's page, http://localhost:2501/ (where Kismet has its usual port)."
    fi
    [ -z "$helper" ] || say "To check the installation: '$target/$helper' --doctor"
    say "To undo it: '$target/uninstall.sh'"
}

check_places() {
    [ "$self" != "$target" ] ||
        fail 64 "$self is the installed plugin itself" 'call the install.sh of an unpacked archive'
    check_place "$plugins"
    [ -z "$helper" ] || check_place "$bin"
    check_nothing_foreign
    check_double
}

install_files() {
    make_directory "$plugins"
    [ -z "$helper" ] || make_directory "$bin"
    [ -n "$dry_run" ] || take_lock
    [ -n "$dry_run" ] || restore_previous
    [ -n "$dry_run" ] || remove_leftovers
    step "copy $self to $staging" stage
    [ "$site_wanted" != write ] || step "write helper_binary_path into $site_conf" write_site_conf
    with_launcher=${helper:+, with the launcher $launcher}
    if [ -d "$target" ]; then
        step "put $target in place of what is there$with_launcher" swap
    else
        step "rename it to $target$with_launcher" swap
    fi
    if [ -z "$dry_run" ]; then
        remove_leftovers
        leave_lock
    fi
}

main() {
    parse "$@"
    find_self
    choose_mode
    find_home
    find_places
    find_sum_program
    check_files "$self"
    check_places
    look_at_site_conf
    if [ -n "$dry_run" ]; then
        say "Nothing is changed. Without --dry-run, this would be done to install \"$plugin_name\":"
    else
        say "Installing \"$plugin_name\":"
        trap on_exit EXIT
        on_signals
    fi
    install_files
    [ -z "$dry_run" ] || exit 0
    trap - EXIT HUP INT TERM
    say 'Installed.'
    prepare
    say_what_is_next
}

main "$@"
exit
