"""What the peers share: where the rules are, and the form in which counts are printed."""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import rules as benchmark  # noqa: E402


def tell(counts):
    """Prints counts by prompt: {code: (met, notMet, notEvidenced)}."""
    print(
        json.dumps(
            {
                code: {"met": met, "notMet": not_met, "notEvidenced": unknown}
                for code, (met, not_met, unknown) in counts.items()
            }
        )
    )
