# Debian packages without installing them: a private apt state under .run/cache, the packages unpacked
# into .run/opt with dpkg-deb. Works for any user and leaves the machine as it was. Sourced.

codename() { . /etc/os-release && echo "${VERSION_CODENAME:-sid}"; }

# The Debian archive this machine already uses.
debian_archive() {
  local archive
  archive=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 2>/dev/null |
    awk -v suite="$(codename)" '$1 == suite && $2 ~ /debian\/?$/ {print $2; exit}')
  [ -n "$archive" ] ||
    die "apt on this machine knows no Debian archive for '$(codename)': add one to /etc/apt/sources.list.d."
  echo "$archive"
}

# private_apt <suite> <status file> <arguments…>
private_apt() {
  local suite=$1 status=$2 base=$cache/apt/$1
  shift 2
  if [ ! -f "$base/apt.conf" ]; then
    mkdir -p "$base"/{lists/partial,archives/partial}
    : >"$base/nothing-installed"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_archive) $suite main" \
      >"$base/sources.list"
    cat >"$base/apt.conf" <<CONF
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
Dir::Etc::SourceList "$base/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$base";
Dir::State::Lists "$base/lists";
Dir::State::Extended_States "$base/extended_states";
Dir::Cache "$base";
Dir::Cache::Archives "$base/archives";
APT::Sandbox::User "";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "true";
CONF
  fi
  [ "$status" = none ] && status=$base/nothing-installed
  apt-get -q -y -c "$base/apt.conf" -o "Dir::State::Status=$status" "$@"
}

# fetch_packages <suite> <status file | none> <packages…>: downloads them with what they need and prints
# the name of each.
fetch_packages() {
  local suite=$1 status=$2 log=$cache/apt-$1.log
  shift 2
  private_apt "$suite" "$status" update >"$log" 2>&1 ||
    die "the package index of Debian $suite could not be fetched: see $log."
  private_apt "$suite" "$status" --download-only install "$@" >>"$log" 2>&1 ||
    die "packages could not be downloaded from Debian $suite ($*): see $log."
  private_apt "$suite" "$status" -s install "$@" | awk '$1 == "Inst" {print $2}'
}

# unpack <suite> <status file | none> <target> <names to leave out, a pattern> <packages…>
# With "none" everything down to the C library is unpacked, with a status file only what it lacks.
unpack() { locked packages unpack_alone "$@"; }

# The target appears only when everything is in it.
unpack_alone() {
  local suite=$1 status=$2 target=$3 skip=$4 part=$3.part name names file
  shift 4
  [ ! -d "$target" ] || return 0
  rm -rf "$part"
  mkdir -p "$part"
  names=$(fetch_packages "$suite" "$status" "$@")
  for name in $names; do
    [[ $name =~ ^($skip)$ ]] && continue
    file=$(find "$cache/apt/$suite/archives" -maxdepth 1 -name "${name}_*.deb" | head -n 1)
    [ -n "$file" ] || die "the package $name was not downloaded: see $cache/apt-$suite.log."
    dpkg-deb -x "$file" "$part"
  done
  rm -rf "$part"/usr/share/{doc,man,locale,lintian}
  find "$cache/apt/$suite/archives" -maxdepth 1 -name '*.deb' -delete
  mv "$part" "$target"
}

# A JDK 25 under .run/opt/jdk for a machine that has none. Debian sid's is made for a newer C library than
# an older release has: then its programs are pointed at the C library unpacked beside it.
install_jdk() {
  local files=$opt/jdk-files java_home file libraries
  [ ! -x "$opt/jdk/bin/javac" ] || return 0
  say 'no JDK 25 on this machine: unpacking one into .run/opt'
  rm -rf "$files" "$opt/jdk"
  (unpack sid none "$files" 'perl.*|libperl.*|debconf|libpam.*|util-linux' openjdk-25-jdk-headless) ||
    die "no JDK 25 was found: install one (apt-get install openjdk-25-jdk-headless)" \
      "or unpack any JDK 25 and set JAVA_HOME to it."
  java_home=$(echo "$files"/usr/lib/jvm/java-25-openjdk-*)
  libraries=$files/usr/lib/$(uname -m)-linux-gnu
  rm -rf "$java_home"/{jmods,lib/src.zip,man,docs}
  # the package keeps its settings under /etc
  find "$java_home/conf" "$java_home/lib" -type l -lname '/etc/java-25-openjdk/*' | while IFS= read -r file; do
    cp --remove-destination "$files$(readlink "$file")" "$file"
  done
  file=$(readlink "$java_home/lib/security/cacerts" || true)
  if [ -n "$file" ] && [ ! -e "$java_home/lib/security/cacerts" ]; then
    die "the private JDK needs this machine's certificates: apt-get install ca-certificates-java."
  fi
  if ! "$java_home/bin/java" -version >/dev/null 2>&1; then
    unpack "$(codename)" /var/lib/dpkg/status "$opt/patchelf" none patchelf
    find "$java_home" -type f \( -path '*/bin/*' -o -name jspawnhelper -o -name jexec \) |
      while IFS= read -r file; do
        "$opt/patchelf/usr/bin/patchelf" --set-interpreter "$(echo "$libraries"/ld-linux-*.so.2)" \
          --force-rpath --set-rpath "$java_home/lib:$libraries" "$file" 2>/dev/null || true
      done
    find "$java_home/lib" -type f -name '*.so' | while IFS= read -r file; do
      "$opt/patchelf/usr/bin/patchelf" --set-rpath "\$ORIGIN:\$ORIGIN/server:\$ORIGIN/..:$libraries" "$file"
    done
  fi
  "$java_home/bin/java" -version >/dev/null 2>&1 ||
    die "the unpacked JDK 25 does not run here: unpack any JDK 25 and set JAVA_HOME to it."
  ln -s "${java_home#"$opt/"}" "$opt/jdk"
}
