@echo off
rem Starts Earshot, and builds it first when its sources changed. See the file `earshot` for the same on Linux and macOS.
setlocal EnableExtensions
set "ROOT=%~dp0"
set "APP=%ROOT%app\target"
set "STAMP=%APP%\earshot.stamp"

call :find_jdk
if not defined JDK (
  echo earshot: needs a JDK 25 or newer and found none: install one ^(https://adoptium.net^), or set JAVA_HOME to it. 1>&2
  exit /b 1
)

set "BUILD=1"
if exist "%STAMP%" if exist "%APP%\earshot-app.jar" (
  powershell -NoProfile -Command "$t=(Get-Item '%STAMP%').LastWriteTime; $s='pom.xml','engine\pom.xml','plugin-bridge\pom.xml','app\pom.xml','engine\src\main','plugin-bridge\src\main','app\src\main' | %%{Join-Path '%ROOT%' $_}; if (Get-ChildItem $s -Recurse | ?{$_.LastWriteTime -gt $t} | Select-Object -First 1) {exit 1}" && set "BUILD="
)
if defined BUILD (
  echo earshot: building; the first time this fetches about 300 MB of libraries and takes some minutes ... 1>&2
  powershell -NoProfile -Command "New-Item -Force -ItemType File '%TEMP%\earshot.started' | Out-Null"
  pushd "%ROOT%"
  set "JAVA_HOME=%JDK%"
  call mvnw.cmd -B -q -pl app -am -DskipTests -Djacoco.skip package 1>&2 || (
    popd
    echo earshot: the build failed; the lines above say why. 1>&2
    exit /b 1
  )
  popd
  "%JDK%\bin\java" "-XX:AOTCacheOutput=%APP%\earshot.aot" -Xlog:disable -cp "%APP%\earshot-app.jar;%APP%\lib\*" dev.earshot.app.Training >nul 2>&1
  move /y "%TEMP%\earshot.started" "%STAMP%" >nul
)

"%JDK%\bin\java" "-XX:AOTCache=%APP%\earshot.aot" -Xlog:aot=off -Xlog:cds=off --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 --sun-misc-unsafe-memory-access=allow -cp "%APP%\earshot-app.jar;%APP%\lib\*" dev.earshot.app.Main %*
exit /b %ERRORLEVEL%

:find_jdk
set "JDK="
for %%J in ("%JAVA_HOME%") do call :try "%%~J"
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%~J"
exit /b 0

:try
if not exist "%~1\release" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=.+-" %%M in ("%%~V") do if %%M GEQ 25 set "JDK=%~1"
exit /b 0
