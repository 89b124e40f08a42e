"""LibreOffice as somebody who opens a Word file and settles its changes."""

from __future__ import annotations

import shutil
import subprocess

SOFFICE = shutil.which("soffice")
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source As String, accepted As String, rejected As String)
  One(source, accepted, ".uno:AcceptAllTrackedChanges")
  One(source, rejected, ".uno:RejectAllTrackedChanges")
  StarDesktop.terminate()
End Sub

Sub One(source As String, made As String, command As String)
  Dim options(0) As New com.sun.star.beans.PropertyValue
  Dim none() As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  text = StarDesktop.loadComponentFromURL(source, "_blank", 0, options())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(text.CurrentController.Frame, command, "", 0, none())
  options(0).Name = "FilterName"
  options(0).Value = "MS Word 2007 XML"
  text.storeToURL(made, options())
  text.close(True)
End Sub
</script:module>
"""


def settled(data, folder):
    """The file with every change accepted, and with every change rejected."""
    profile = folder / "profile"
    # The first start fills the profile and leaves no word of ours in it.
    _run(profile, "--terminate_after_init")
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(MODULE)
    source, *made = (folder / f"{n}.docx" for n in ("source", "accepted", "rejected"))
    source.write_bytes(data)
    files = ",".join(f'"{each.as_uri()}"' for each in (source, *made))
    _run(profile, f"macro:///Standard.Module1.Settle({files})")
    return [each.read_bytes() for each in made]


def _run(profile, *arguments):
    subprocess.run(
        [
            *(SOFFICE, "--headless", "--norestore"),
            f"-env:UserInstallation={profile.as_uri()}",
            *arguments,
        ],
        timeout=120,
        capture_output=True,
        check=False,
    )
