"""All operations, of the screens and of the API."""

from tests.rights import operations_api, operations_imports, operations_registers
from tests.rights.operations import OPERATIONS

__all__ = ["OPERATIONS", "operations_api", "operations_imports", "operations_registers"]
